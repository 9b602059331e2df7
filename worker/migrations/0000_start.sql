CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`taken_by` text,
	`owner_id` text,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`byte_count` integer NOT NULL,
	`width` integer,
	`height` integer,
	`sensitive` integer NOT NULL,
	`created_at` integer NOT NULL,
	`stored_at` integer,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `attachments_form` ON `attachments` (`form_key`);--> statement-breakpoint
CREATE INDEX `attachments_taken` ON `attachments` (`taken_by`);--> statement-breakpoint
CREATE INDEX `attachments_owner` ON `attachments` (`owner_id`);--> statement-breakpoint
CREATE INDEX `attachments_loose` ON `attachments` (`created_at`) WHERE taken_by IS NULL;--> statement-breakpoint
CREATE INDEX `attachments_kept` ON `attachments` (`sensitive`,`created_at`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` integer PRIMARY KEY NOT NULL,
	`article` text NOT NULL,
	`day` text NOT NULL,
	`helpful` integer NOT NULL,
	`comment` text,
	`asker` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_asker_unique` ON `feedback` (`asker`);--> statement-breakpoint
CREATE INDEX `feedback_by_article` ON `feedback` (`article`);--> statement-breakpoint
CREATE INDEX `feedback_by_day` ON `feedback` (`day`);--> statement-breakpoint
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
	`data` text NOT NULL,
	`unproven` integer NOT NULL,
	`dedupe_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`lease_token` text,
	`claims` integer NOT NULL,
	`may_be_out` integer NOT NULL,
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
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `organisation_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sudden_closures` (
	`id` text PRIMARY KEY NOT NULL,
	`calendar` text,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`mobile` text NOT NULL,
	`role` text NOT NULL,
	`departments` text NOT NULL,
	`totp_round` integer DEFAULT 1 NOT NULL,
	`totp_last_step` integer DEFAULT 0 NOT NULL,
	`totp_used_by` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_mobile_unique` ON `agents` (`mobile`);--> statement-breakpoint
CREATE TABLE `blocked_addresses` (
	`address` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`blocked_at` integer NOT NULL,
	`blocked_by` text
);
--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`plan` text,
	`agency` text,
	`created_at` integer NOT NULL,
	`erased_at` integer
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`address` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`customer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`proven_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identities_customer` ON `identities` (`customer_id`);--> statement-breakpoint
CREATE TABLE `spent_work` (
	`challenge_id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spent_work_expires_at` ON `spent_work` (`expires_at`);--> statement-breakpoint
CREATE TABLE `proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`purpose` text NOT NULL,
	`subject` text,
	`known_device` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_tries` integer DEFAULT 0 NOT NULL,
	`judged_by` text,
	`proved_at` integer,
	`superseded_at` integer
);
--> statement-breakpoint
CREATE INDEX `proofs_address` ON `proofs` (`address`,`created_at`);--> statement-breakpoint
CREATE INDEX `proofs_expires_at` ON `proofs` (`expires_at`);--> statement-breakpoint
CREATE TABLE `search_misses` (
	`week` text NOT NULL,
	`query` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`week`, `query`)
);
--> statement-breakpoint
CREATE INDEX `search_misses_by_count` ON `search_misses` (`week`,`count`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`customer_id` text,
	`agent_id` text,
	`role` text,
	`address` text NOT NULL,
	`proven_at` integer NOT NULL,
	`second_factor_at` integer,
	`second_factor_tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_customer` ON `sessions` (`customer_id`);--> statement-breakpoint
CREATE INDEX `sessions_agent` ON `sessions` (`agent_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires_at` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`author` text NOT NULL,
	`author_id` text,
	`text` text NOT NULL,
	`internal` integer NOT NULL,
	`seen_at` integer,
	`created_at` integer NOT NULL,
	`chain_position` integer,
	`salt` text,
	`commitment` text,
	`link` text,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `messages_ticket` ON `messages` (`ticket_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_chain` ON `messages` (`ticket_id`,`chain_position`);--> statement-breakpoint
CREATE INDEX `messages_unchained` ON `messages` (`id`) WHERE link IS NULL AND internal = 0;--> statement-breakpoint
CREATE TABLE `request_keys` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`result_id` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
);
--> statement-breakpoint
CREATE INDEX `request_keys_result` ON `request_keys` (`result_id`);--> statement-breakpoint
CREATE INDEX `request_keys_created` ON `request_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `ticket_history` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`from_value` text,
	`to_value` text NOT NULL,
	`why` text,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ticket_history_ticket` ON `ticket_history` (`ticket_id`,`at`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`customer_id` text,
	`contact` text,
	`proof_id` text,
	`proven` integer NOT NULL,
	`request_type` text NOT NULL,
	`department` text NOT NULL,
	`department_since` integer NOT NULL,
	`agency` text,
	`plan` text,
	`title` text NOT NULL,
	`urgency` text NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`reply_channel` text NOT NULL,
	`state` text NOT NULL,
	`state_since` integer NOT NULL,
	`close_reason` text,
	`promise_due_at` integer,
	`promise_started_at` integer,
	`promise_warned_at` integer,
	`answered_at` integer,
	`seen_at` integer,
	`unread` integer NOT NULL,
	`version` integer NOT NULL,
	`facts` text NOT NULL,
	`rules_in_force` text NOT NULL,
	`terms_version` text,
	`linked_from` text,
	`fingerprint` text NOT NULL,
	`reminded_at` integer,
	`rating` integer,
	`rating_comment` text,
	`rated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_code` ON `tickets` (`code`);--> statement-breakpoint
CREATE INDEX `tickets_customer` ON `tickets` (`customer_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `tickets_proof` ON `tickets` (`proof_id`) WHERE proof_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`state`,`state_since`);--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`promise_due_at`) WHERE promise_due_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_desk` ON `tickets` (`department`,`state`,`promise_due_at`);--> statement-breakpoint
CREATE INDEX `tickets_with_words` ON `tickets` (`state_since`) WHERE state = 'closed' AND fingerprint <> '';--> statement-breakpoint
CREATE INDEX `tickets_fingerprint` ON `tickets` (`fingerprint`,`created_at`);--> statement-breakpoint
CREATE TABLE `transcript_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`first_used_at` integer NOT NULL
);
