CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`agent_id` text NOT NULL,
	`action` text NOT NULL,
	`ticket_id` text,
	`subject` text,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_log_at` ON `audit_log` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_agent` ON `audit_log` (`agent_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_log_ticket` ON `audit_log` (`ticket_id`);--> statement-breakpoint
ALTER TABLE `agents` ADD `agency` text;--> statement-breakpoint
INSERT INTO `audit_log` (`id`, `at`, `agent_id`, `action`, `ticket_id`, `subject`) SELECT `id`, `at`, `agent_id`, 'read_fact', `ticket_id`, `field` FROM `sensitive_reads`;
