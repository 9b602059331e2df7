CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`resets_at` integer NOT NULL,
	`granted_to` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`message` text NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`ticket_id` text,
	`proof_id` text,
	`reply_to` text,
	`data` text NOT NULL,
	`unproven` integer NOT NULL,
	`dedupe_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`lease_token` text,
	`claims` integer NOT NULL,
	`interrupted` integer NOT NULL,
	`tries` integer NOT NULL,
	`doubts` integer NOT NULL,
	`reason` text,
	`provider` text,
	`avoid` text,
	`provider_message_id` text,
	`cost_rials` integer,
	`sent_at` integer,
	`delivery` text,
	`poll_at` integer,
	`polls` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_address` ON `outbox` (`address`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_ticket` ON `outbox` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `outbox_poll` ON `outbox` (`poll_at`);--> statement-breakpoint
CREATE TABLE `provider_pauses` (
	`provider` text PRIMARY KEY NOT NULL,
	`paused_until` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sms_spending` (
	`day` integer PRIMARY KEY NOT NULL,
	`rials` integer NOT NULL,
	`alarmed` integer NOT NULL
);
