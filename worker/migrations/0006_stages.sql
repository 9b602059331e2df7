CREATE TABLE `sensitive_reads` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`agent_id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`field` text NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sensitive_reads_ticket` ON `sensitive_reads` (`ticket_id`);--> statement-breakpoint
ALTER TABLE `agents` ADD `rights` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `stage` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `stage_since` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `stage_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `stage_promised_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `stage_warned_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_stage_due` ON `tickets` (`state`,`stage_due_at`) WHERE stage_due_at IS NOT NULL;