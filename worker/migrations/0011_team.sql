CREATE TABLE `held_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`request_key` text NOT NULL,
	`body_hash` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`outcome` text,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `held_acts_request` ON `held_acts` (`agent_id`,`request_key`);--> statement-breakpoint
CREATE INDEX `held_acts_due` ON `held_acts` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `held_acts_agent` ON `held_acts` (`agent_id`,`state`);--> statement-breakpoint
CREATE TABLE `held_tickets` (
	`ticket_id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`act_id`) REFERENCES `held_acts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `held_tickets_act` ON `held_tickets` (`act_id`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`message_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`message_id`, `agent_id`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentions_agent` ON `mentions` (`agent_id`,`seen_at`,`at`);--> statement-breakpoint
CREATE INDEX `mentions_ticket` ON `mentions` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `presences` (
	`ticket_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`is_writing` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`ticket_id`, `agent_id`)
);
--> statement-breakpoint
CREATE INDEX `presences_at` ON `presences` (`at`);--> statement-breakpoint
CREATE TABLE `saved_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`sharing` text NOT NULL,
	`owner_id` text NOT NULL,
	`department` text,
	`uses` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_replies_owner` ON `saved_replies` (`owner_id`);--> statement-breakpoint
CREATE INDEX `saved_replies_department` ON `saved_replies` (`department`);--> statement-breakpoint
CREATE TABLE `answers` (
	`message_id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`at` integer NOT NULL,
	`department` text NOT NULL,
	`agent_id` text NOT NULL,
	`is_first` integer NOT NULL,
	`minutes` integer,
	`kept` integer
);
--> statement-breakpoint
CREATE INDEX `answers_at` ON `answers` (`at`,`department`,`agent_id`,`is_first`,`minutes`,`kept`,`ticket_id`);--> statement-breakpoint
CREATE INDEX `answers_ticket` ON `answers` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `close_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `close_reasons_title_unique` ON `close_reasons` (`title`);--> statement-breakpoint
CREATE TABLE `participants` (
	`ticket_id` text NOT NULL,
	`address` text NOT NULL,
	`name` text,
	`added_by` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`ticket_id`, `address`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`added_by`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `participants_address` ON `participants` (`address`,`ticket_id`);--> statement-breakpoint
CREATE TABLE `ticket_links` (
	`ticket_id` text NOT NULL,
	`other_id` text NOT NULL,
	`kind` text NOT NULL,
	`agent_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`ticket_id`, `other_id`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_links_other` ON `ticket_links` (`other_id`);--> statement-breakpoint
ALTER TABLE `agents` ADD `away_since` integer;--> statement-breakpoint
ALTER TABLE `tags` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `close_reason_id` text REFERENCES close_reasons(id);--> statement-breakpoint
ALTER TABLE `tickets` ADD `snoozed_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `promise_left` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `filed_by` text REFERENCES agents(id);--> statement-breakpoint
ALTER TABLE `tickets` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `tickets_close_reason` ON `tickets` (`close_reason_id`,`state_since`) WHERE close_reason_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_merged` ON `tickets` (`merged_into`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_rated` ON `tickets` (`rated_at`,`department`,`assignee_id`,`rating`) WHERE rated_at IS NOT NULL;