CREATE TABLE `alarms` (
	`name` text NOT NULL,
	`key` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`count` integer NOT NULL,
	`facts` text NOT NULL,
	`notified_at` integer,
	`reminded_at` integer,
	`recovered_at` integer,
	`recovery_notified_at` integer,
	`reopened_at` integer,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	PRIMARY KEY(`name`, `key`)
);
