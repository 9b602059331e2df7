CREATE TABLE `search_miss_groups` (
	`week` text NOT NULL,
	`article` text NOT NULL,
	`stems` text NOT NULL,
	`label` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`week`, `article`, `stems`)
);
--> statement-breakpoint
CREATE INDEX `search_miss_groups_by_count` ON `search_miss_groups` (`week`,`count`);--> statement-breakpoint
CREATE TABLE `search_outcomes` (
	`outcome` text NOT NULL,
	`week` text NOT NULL,
	`article` text NOT NULL,
	`stems` text NOT NULL,
	`label` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`week`, `outcome`, `article`, `stems`)
);
--> statement-breakpoint
CREATE INDEX `search_outcomes_by_count` ON `search_outcomes` (`week`,`count`);--> statement-breakpoint
ALTER TABLE `search_misses` ADD `stems` text;