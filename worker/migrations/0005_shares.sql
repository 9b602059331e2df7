CREATE TABLE `transcript_shares` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`last_position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_shares_token` ON `transcript_shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `transcript_shares_ticket` ON `transcript_shares` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `transcript_shares_expires_at` ON `transcript_shares` (`expires_at`);