PRAGMA foreign_keys = OFF;
CREATE TABLE "__drizzle_migrations" (
			id SERIAL PRIMARY KEY,
			hash text NOT NULL,
			created_at numeric
		);
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
CREATE TABLE `blocked_addresses` (
	`address` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`blocked_at` integer NOT NULL,
	`blocked_by` text
);
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`plan` text,
	`agency` text,
	`created_at` integer NOT NULL,
	`erased_at` integer
);
CREATE TABLE `feedback` (
	`id` integer PRIMARY KEY NOT NULL,
	`article` text NOT NULL,
	`day` text NOT NULL,
	`helpful` integer NOT NULL,
	`comment` text,
	`asker` text
);
CREATE TABLE `identities` (
	`address` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`customer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`proven_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
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
CREATE TABLE `organisation_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
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
CREATE TABLE `provider_pauses` (
	`provider` text PRIMARY KEY NOT NULL,
	`paused_until` integer NOT NULL,
	`reason` text NOT NULL
);
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`resets_at` integer NOT NULL,
	`granted_to` text NOT NULL
);
CREATE TABLE `request_keys` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`result_id` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
);
CREATE TABLE `search_misses` (
	`week` text NOT NULL,
	`query` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`week`, `query`)
);
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
CREATE TABLE `sms_spending` (
	`day` integer PRIMARY KEY NOT NULL,
	`rials` integer NOT NULL,
	`alarmed` integer NOT NULL
);
CREATE TABLE `spent_work` (
	`challenge_id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
CREATE TABLE `sudden_closures` (
	`id` text PRIMARY KEY NOT NULL,
	`calendar` text,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
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
CREATE TABLE `transcript_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`first_used_at` integer NOT NULL
);
CREATE UNIQUE INDEX `agents_mobile_unique` ON `agents` (`mobile`);
CREATE INDEX `attachments_form` ON `attachments` (`form_key`);
CREATE INDEX `attachments_kept` ON `attachments` (`sensitive`,`created_at`) WHERE removed_at IS NULL;
CREATE INDEX `attachments_loose` ON `attachments` (`created_at`) WHERE taken_by IS NULL;
CREATE INDEX `attachments_owner` ON `attachments` (`owner_id`);
CREATE INDEX `attachments_taken` ON `attachments` (`taken_by`);
CREATE UNIQUE INDEX `feedback_asker_unique` ON `feedback` (`asker`);
CREATE INDEX `feedback_by_article` ON `feedback` (`article`);
CREATE INDEX `feedback_by_day` ON `feedback` (`day`);
CREATE INDEX `identities_customer` ON `identities` (`customer_id`);
CREATE UNIQUE INDEX `messages_chain` ON `messages` (`ticket_id`,`chain_position`);
CREATE INDEX `messages_ticket` ON `messages` (`ticket_id`,`created_at`);
CREATE INDEX `messages_unchained` ON `messages` (`id`) WHERE link IS NULL AND internal = 0;
CREATE INDEX `outbox_address` ON `outbox` (`address`,`created_at`);
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);
CREATE INDEX `outbox_poll` ON `outbox` (`poll_at`);
CREATE INDEX `outbox_ticket` ON `outbox` (`ticket_id`);
CREATE INDEX `proofs_address` ON `proofs` (`address`,`created_at`);
CREATE INDEX `proofs_expires_at` ON `proofs` (`expires_at`);
CREATE INDEX `request_keys_created` ON `request_keys` (`created_at`);
CREATE INDEX `request_keys_result` ON `request_keys` (`result_id`);
CREATE INDEX `search_misses_by_count` ON `search_misses` (`week`,`count`);
CREATE INDEX `sessions_agent` ON `sessions` (`agent_id`);
CREATE INDEX `sessions_customer` ON `sessions` (`customer_id`);
CREATE INDEX `sessions_expires_at` ON `sessions` (`expires_at`);
CREATE INDEX `spent_work_expires_at` ON `spent_work` (`expires_at`);
CREATE INDEX `ticket_history_ticket` ON `ticket_history` (`ticket_id`,`at`);
CREATE UNIQUE INDEX `tickets_code` ON `tickets` (`code`);
CREATE INDEX `tickets_customer` ON `tickets` (`customer_id`,`updated_at`);
CREATE INDEX `tickets_desk` ON `tickets` (`department`,`state`,`promise_due_at`);
CREATE INDEX `tickets_due` ON `tickets` (`promise_due_at`) WHERE promise_due_at IS NOT NULL;
CREATE INDEX `tickets_fingerprint` ON `tickets` (`fingerprint`,`created_at`);
CREATE INDEX `tickets_proof` ON `tickets` (`proof_id`) WHERE proof_id IS NOT NULL;
CREATE INDEX `tickets_state` ON `tickets` (`state`,`state_since`);
CREATE INDEX `tickets_with_words` ON `tickets` (`state_since`) WHERE state = 'closed' AND fingerprint <> '';
INSERT INTO "__drizzle_migrations" ("id", "hash", "created_at") VALUES (NULL, '8811dadf073146d0cdd2f29807ebfde849d4728cdde83c97b288c88819ff8849', 1795301271246);
INSERT INTO "agents" ("id", "name", "mobile", "role", "departments", "totp_round", "totp_last_step", "totp_used_by", "created_at", "disabled_at") VALUES ('01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'کارشناس 1', '+989351000001', 'agent', '["technical"]', 1, 59850060, 'eDLvffS89ZDVXYwW83EFYSKhDbNyh-UV0apz_FZkf7Q', 1795501800000, NULL);
INSERT INTO "customers" ("id", "name", "plan", "agency", "created_at", "erased_at") VALUES ('01a20c3f-3a40-74d5-903d-9a9760e5ca4e', NULL, NULL, NULL, 1795501800000, NULL);
INSERT INTO "customers" ("id", "name", "plan", "agency", "created_at", "erased_at") VALUES ('01a20c3f-3a40-7559-8c6b-419135781e22', NULL, NULL, NULL, 1795501800000, NULL);
INSERT INTO "identities" ("address", "kind", "customer_id", "created_at", "proven_at") VALUES ('+989121234567', 'mobile', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 1795501800000, 1795501800000);
INSERT INTO "identities" ("address", "kind", "customer_id", "created_at", "proven_at") VALUES ('reader@narenj.example', 'email', '01a20c3f-3a40-7559-8c6b-419135781e22', 1795501800000, 1795501800000);
INSERT INTO "messages" ("id", "ticket_id", "author", "author_id", "text", "internal", "seen_at", "created_at", "chain_position", "salt", "commitment", "link") VALUES ('01a20c3f-3a40-749e-b118-71943579cc4c', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 'customer', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.', 0, 1795501800000, 1795501800000, 1, 'bYvyHCN3C1K1JRTF2wbkFA', '383e9bece2a0668f91663c4b7aa2968d65195c7888de9796f994081b3d9840c0', 'dbbbc98b77e188c8d01c34a3233426ed8c8e34a6fbe1a2692257f61319d60cf4');
INSERT INTO "messages" ("id", "ticket_id", "author", "author_id", "text", "internal", "seen_at", "created_at", "chain_position", "salt", "commitment", "link") VALUES ('01a20c3f-3a40-7598-8070-6f6af46627e3', '01a20c3f-3a40-7346-8297-16df21c18e96', 'customer', '01a20c3f-3a40-7559-8c6b-419135781e22', 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.', 0, 1795501800000, 1795501800000, NULL, NULL, NULL, NULL);
INSERT INTO "messages" ("id", "ticket_id", "author", "author_id", "text", "internal", "seen_at", "created_at", "chain_position", "salt", "commitment", "link") VALUES ('01a20c3f-3a40-72d3-9290-b12a86f53a8a', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 'agent', '01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'سلام، مبلغ تا فردا برمی‌گردد.', 0, NULL, 1795501800000, 2, 'Z7k4Q7-TObaQ2ME339v91Q', 'a670feb7cd2055e06fee7fc55419c8750278489e326530a0daaedf3ab91fa162', '60cc6dd63e52897a3816d0cb76d6ece7e83c631e64069545c86165fa693b465d');
INSERT INTO "messages" ("id", "ticket_id", "author", "author_id", "text", "internal", "seen_at", "created_at", "chain_position", "salt", "commitment", "link") VALUES ('01a20c3f-3a40-756f-b4c1-4df5e8852951', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 'agent', '01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'با بانک هماهنگ شد.', 1, NULL, 1795501800000, NULL, NULL, NULL, NULL);
INSERT INTO "messages" ("id", "ticket_id", "author", "author_id", "text", "internal", "seen_at", "created_at", "chain_position", "salt", "commitment", "link") VALUES ('01a20c3f-3a40-77dd-984b-4e900dd791c2', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 'customer', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 'ممنون، منتظر می‌مانم.', 0, NULL, 1795501800000, 3, 'MkP6FvGc4qa6ApCpbNx4WA', 'ad27142bbca9f5849ee191872d7edf1eb641b5c7b720e2c6668e3c629aff5e33', 'a3a2c52a32d98c88df49fa2d65ba84ce99a1280ae4cdf6e3cef5486cfba13f7c');
INSERT INTO "messages" ("id", "ticket_id", "author", "author_id", "text", "internal", "seen_at", "created_at", "chain_position", "salt", "commitment", "link") VALUES ('01a20c3f-3a40-737b-939e-ef9e75ddb4ef', '01a20c3f-3a40-7346-8297-16df21c18e96', 'agent', '01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'سلام، فایل را بفرستید.', 0, NULL, 1795501800000, NULL, NULL, NULL, NULL);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-7253-a798-1ffd56380c9f', 'proof_code', 'sms', '+989121234567', NULL, 'NOxlWrXRdHPptp3g67yMXQ', '{}', 0, 149234218966432, 1795501800000, 1795501920000, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'kavenegar', NULL, '1', 120, 1795501800000, 'sent', NULL, 0);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-7272-a73f-42f6bbb4c44d', 'ticket_filed', 'sms', '+989121234567', '01a20c3f-3a40-71e0-9354-a6706937d0b2', NULL, '{}', 0, 170032666697750, 1795501800000, NULL, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'kavenegar', NULL, '2', 120, 1795501800000, 'sent', NULL, 0);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-7031-9b79-bef6fdf43029', 'proof_code', 'sms', '+989351000001', NULL, 'tTK9FPsA9yNGj8cfDGxsrw', '{}', 0, 51729107484798, 1795501800000, 1795501920000, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'kavenegar', NULL, '3', 120, 1795501800000, 'sent', NULL, 0);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-71f8-aaa5-23f17a125e01', 'proof_code', 'email', 'reader@narenj.example', NULL, '_BxRTaVXS1S9juE8ERlmMg', '{}', 0, 135304627952411, 1795501800000, 1795502400000, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'smtp', NULL, NULL, NULL, 1795501800000, 'sent', NULL, 0);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-71c9-9f86-b3226a77c787', 'ticket_filed', 'email', 'reader@narenj.example', '01a20c3f-3a40-7346-8297-16df21c18e96', NULL, '{}', 0, 30977514526240, 1795501800000, NULL, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'smtp', NULL, NULL, NULL, 1795501800000, 'sent', NULL, 0);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-7591-b2da-d8c7291e96da', 'ticket_answered', 'sms', '+989121234567', '01a20c3f-3a40-71e0-9354-a6706937d0b2', NULL, '{}', 0, 238303469133053, 1795501800000, NULL, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'kavenegar', NULL, '1', 120, 1795501800000, 'sent', NULL, 0);
INSERT INTO "outbox" ("id", "message", "channel", "address", "ticket_id", "proof_id", "data", "unproven", "dedupe_id", "created_at", "expires_at", "state", "due_at", "lease_token", "claims", "may_be_out", "tries", "doubts", "reason", "provider", "avoid", "provider_message_id", "cost_rials", "sent_at", "delivery", "poll_at", "polls") VALUES ('01a20c3f-3a40-70c3-a994-38bb7354d9bc', 'ticket_answered', 'email', 'reader@narenj.example', '01a20c3f-3a40-7346-8297-16df21c18e96', NULL, '{}', 0, 74570934988255, 1795501800000, NULL, 'sent', 1795501860000, NULL, 1, 0, 0, 0, NULL, 'smtp', NULL, NULL, NULL, 1795501800000, 'sent', NULL, 0);
INSERT INTO "proofs" ("id", "kind", "address", "purpose", "subject", "known_device", "created_at", "expires_at", "wrong_tries", "judged_by", "proved_at", "superseded_at") VALUES ('NOxlWrXRdHPptp3g67yMXQ', 'sms_code', '+989121234567', 'sign_in', NULL, 0, 1795501800000, 1795501920000, 0, 'b3xoPliI2asANDhCx1N3ww', 1795501800000, NULL);
INSERT INTO "proofs" ("id", "kind", "address", "purpose", "subject", "known_device", "created_at", "expires_at", "wrong_tries", "judged_by", "proved_at", "superseded_at") VALUES ('tTK9FPsA9yNGj8cfDGxsrw', 'sms_code', '+989351000001', 'agent_sign_in', NULL, 0, 1795501800000, 1795501920000, 0, 'nCmu6WW8cowhNuYfBVJZoQ', 1795501800000, NULL);
INSERT INTO "proofs" ("id", "kind", "address", "purpose", "subject", "known_device", "created_at", "expires_at", "wrong_tries", "judged_by", "proved_at", "superseded_at") VALUES ('_BxRTaVXS1S9juE8ERlmMg', 'email_code', 'reader@narenj.example', 'sign_in', NULL, 0, 1795501800000, 1795502400000, 0, 'FeHdaf-YdugbDoKvhoOCHg', 1795501800000, NULL);
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:minute:+989121234567', 1, 1795501860000, 'IhjdDDz3UiMsUmX0Lpf8-Q');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:hour:+989121234567', 1, 1795505400000, 'IhjdDDz3UiMsUmX0Lpf8-Q');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:day:+989121234567', 1, 1795588200000, 'IhjdDDz3UiMsUmX0Lpf8-Q');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:prefix:+98912123', 1, 1795505400000, 'IhjdDDz3UiMsUmX0Lpf8-Q');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:sms', 2, 1795588200000, 'yVoWBkhyzbldg51tdZo_fw');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('from:code:192.0.2.1', 3, 1795505400000, 'prTqpeV9gpZfpFtd6rIcMA');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('tickets:01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 1, 1795588200000, '01a20c3f-3a40-724a-8967-607bf5927f91');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:minute:+989351000001', 1, 1795501860000, 'yVoWBkhyzbldg51tdZo_fw');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:hour:+989351000001', 1, 1795505400000, 'yVoWBkhyzbldg51tdZo_fw');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:day:+989351000001', 1, 1795588200000, 'yVoWBkhyzbldg51tdZo_fw');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:prefix:+98935100', 1, 1795505400000, 'yVoWBkhyzbldg51tdZo_fw');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:minute:reader@narenj.example', 1, 1795501860000, 'prTqpeV9gpZfpFtd6rIcMA');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:hour:reader@narenj.example', 1, 1795505400000, 'prTqpeV9gpZfpFtd6rIcMA');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('send:day:reader@narenj.example', 1, 1795588200000, 'prTqpeV9gpZfpFtd6rIcMA');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('tickets:01a20c3f-3a40-7559-8c6b-419135781e22', 1, 1795588200000, '01a20c3f-3a40-74e1-b425-475f69449074');
INSERT INTO "rate_limits" ("key", "count", "resets_at", "granted_to") VALUES ('replies:01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 1, 1795505400000, '01a20c3f-3a40-734e-a46c-174bcee32493');
INSERT INTO "request_keys" ("scope", "key", "body_hash", "result_id", "answer", "created_at") VALUES ('file:01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 'EmTA_VyKGTBEZjNPOWBg6Q', 'btnhXu0lcV_7totUSELAOgyA9yNf03FCRYn8QOFUbZs', '01a20c3f-3a40-71e0-9354-a6706937d0b2', '{"code":"TGMK-XNNQ-ZCY5","state":"waiting","stateTitle":"ثبت شد، در صف بررسی","next":"درخواست در صف است و کارشناس به نوبت آن را باز می‌کند. لازم نیست دوباره بفرستید.","department":"فنی","promise":{"dueAt":1795631400000,"text":"چهارشنبه ۴ آذر، ساعت ۲۲","late":false},"proof":null,"proofId":null}', 1795501800000);
INSERT INTO "request_keys" ("scope", "key", "body_hash", "result_id", "answer", "created_at") VALUES ('file:01a20c3f-3a40-7559-8c6b-419135781e22', 'zMTHk1Xh6IN9Y5FHQoaEWQ', 'pn-IeoYmL9qTZeRIsha0vGYn5UgMijC76hWggrDoehQ', '01a20c3f-3a40-7346-8297-16df21c18e96', '{"code":"WZ4E-2FAK-005K","state":"waiting","stateTitle":"ثبت شد، در صف بررسی","next":"درخواست در صف است و کارشناس به نوبت آن را باز می‌کند. لازم نیست دوباره بفرستید.","department":"فنی","promise":{"dueAt":1795631400000,"text":"چهارشنبه ۴ آذر، ساعت ۲۲","late":false},"proof":null,"proofId":null}', 1795501800000);
INSERT INTO "request_keys" ("scope", "key", "body_hash", "result_id", "answer", "created_at") VALUES ('desk:01a20c3f-3a40-7210-b2eb-8ae0131523f7:01a20c3f-3a40-71e0-9354-a6706937d0b2', 'TaNX2NbLMdM7FLjbiiRC9Q', 'YSY4w55ZFcWWJbD7Z8MCtQtg0plfKi8n2BhUO6--Ghw', '01a20c3f-3a40-72b4-9acf-d7369853e27c', '{"version":2}', 1795501800000);
INSERT INTO "request_keys" ("scope", "key", "body_hash", "result_id", "answer", "created_at") VALUES ('desk:01a20c3f-3a40-7210-b2eb-8ae0131523f7:01a20c3f-3a40-71e0-9354-a6706937d0b2', 'bBKefQAH6VQtykueECWxMg', 'ZYFsYyEeKju7aF8mkYBYySVwKcJDjSUqHX6eh7buO8E', '01a20c3f-3a40-7624-b9d2-0eaef3641041', '{"version":3}', 1795501800000);
INSERT INTO "request_keys" ("scope", "key", "body_hash", "result_id", "answer", "created_at") VALUES ('reply:01a20c3f-3a40-74d5-903d-9a9760e5ca4e:01a20c3f-3a40-71e0-9354-a6706937d0b2', 'gyrSOGfiVWrMnSA_8aWdug', 'QLNM8hm111vkSBOjYD-pLarFywL21_SgFYEZQzMcw24', '01a20c3f-3a40-77dd-984b-4e900dd791c2', '{"code":"TGMK-XNNQ-ZCY5","messageId":"01a20c3f-3a40-77dd-984b-4e900dd791c2","ledTo":"this"}', 1795501800000);
INSERT INTO "request_keys" ("scope", "key", "body_hash", "result_id", "answer", "created_at") VALUES ('desk:01a20c3f-3a40-7210-b2eb-8ae0131523f7:01a20c3f-3a40-7346-8297-16df21c18e96', 'PNrTu8K1wZHois4zVyVe-Q', 'T8okn92oOH7xlA4pLX33qMTYhdfQrLukTtCmiCFEfGs', '01a20c3f-3a40-72e3-aebb-056d71de72be', '{"version":2}', 1795501800000);
INSERT INTO "sessions" ("token_hash", "customer_id", "agent_id", "role", "address", "proven_at", "second_factor_at", "second_factor_tries", "created_at", "seen_at", "expires_at") VALUES ('D9W4dy78enBwbCKtMJXZ7S362Vp2H-kEu881NIxsAII', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', NULL, NULL, '+989121234567', 1795501800000, NULL, 0, 1795501800000, 1795501800000, 1798093800000);
INSERT INTO "sessions" ("token_hash", "customer_id", "agent_id", "role", "address", "proven_at", "second_factor_at", "second_factor_tries", "created_at", "seen_at", "expires_at") VALUES ('FmYFISHFXRXyuJ9VwvuIx9ZmTrEWyfOysRUyrN10sYw', NULL, '01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'agent', '+989351000001', 1795501800000, 1795501800000, 0, 1795501800000, 1795501800000, 1795545000000);
INSERT INTO "sessions" ("token_hash", "customer_id", "agent_id", "role", "address", "proven_at", "second_factor_at", "second_factor_tries", "created_at", "seen_at", "expires_at") VALUES ('pFF6mMbG_J_a3fwyp1JscXEIJMGnAekw2T2o2gH8pyU', '01a20c3f-3a40-7559-8c6b-419135781e22', NULL, NULL, 'reader@narenj.example', 1795501800000, NULL, 0, 1795501800000, 1795501800000, 1798093800000);
INSERT INTO "sms_spending" ("day", "rials", "alarmed") VALUES (20781, 480, 0);
INSERT INTO "ticket_history" ("id", "ticket_id", "at", "actor", "actor_id", "kind", "from_value", "to_value", "why") VALUES ('01a20c3f-3a40-7159-8d20-9589e1a1296d', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 1795501800000, 'customer', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 'state', NULL, 'waiting', NULL);
INSERT INTO "ticket_history" ("id", "ticket_id", "at", "actor", "actor_id", "kind", "from_value", "to_value", "why") VALUES ('01a20c3f-3a40-7459-8224-fb79ea3308d4', '01a20c3f-3a40-7346-8297-16df21c18e96', 1795501800000, 'customer', '01a20c3f-3a40-7559-8c6b-419135781e22', 'state', NULL, 'waiting', NULL);
INSERT INTO "ticket_history" ("id", "ticket_id", "at", "actor", "actor_id", "kind", "from_value", "to_value", "why") VALUES ('01a20c3f-3a40-7249-abfa-b75af5dd911c', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 1795501800000, 'agent', '01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'state', 'waiting', 'answered', NULL);
INSERT INTO "ticket_history" ("id", "ticket_id", "at", "actor", "actor_id", "kind", "from_value", "to_value", "why") VALUES ('01a20c3f-3a40-748c-a8db-4a14dfeea2ee', '01a20c3f-3a40-71e0-9354-a6706937d0b2', 1795501800000, 'customer', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', 'state', 'answered', 'waiting', NULL);
INSERT INTO "ticket_history" ("id", "ticket_id", "at", "actor", "actor_id", "kind", "from_value", "to_value", "why") VALUES ('01a20c3f-3a40-77f9-b261-4bef4f70f9ac', '01a20c3f-3a40-7346-8297-16df21c18e96', 1795501800000, 'agent', '01a20c3f-3a40-7210-b2eb-8ae0131523f7', 'state', 'waiting', 'answered', NULL);
INSERT INTO "tickets" ("id", "code", "customer_id", "contact", "proof_id", "proven", "request_type", "department", "department_since", "agency", "plan", "title", "urgency", "priority", "reply_channel", "state", "state_since", "close_reason", "promise_due_at", "promise_started_at", "promise_warned_at", "answered_at", "seen_at", "unread", "version", "facts", "rules_in_force", "terms_version", "linked_from", "fingerprint", "reminded_at", "rating", "rating_comment", "rated_at", "created_at", "updated_at") VALUES ('01a20c3f-3a40-71e0-9354-a6706937d0b2', 'TGMKXNNQZCY5', '01a20c3f-3a40-74d5-903d-9a9760e5ca4e', NULL, NULL, 1, 'technical', 'technical', 1795501800000, NULL, NULL, 'صفحهٔ پرداخت باز نمی‌شود', 'normal', 0, 'sms', 'waiting', 1795501800000, NULL, 1795631400000, 1795501800000, NULL, 1795501800000, NULL, 1, 4, '{}', '[]', NULL, NULL, 'pNSUAgmk-mu8-0LGTyg6Ll1yt9CwcdXvzKBT_ybhNHc', NULL, NULL, NULL, NULL, 1795501800000, 1795501800000);
INSERT INTO "tickets" ("id", "code", "customer_id", "contact", "proof_id", "proven", "request_type", "department", "department_since", "agency", "plan", "title", "urgency", "priority", "reply_channel", "state", "state_since", "close_reason", "promise_due_at", "promise_started_at", "promise_warned_at", "answered_at", "seen_at", "unread", "version", "facts", "rules_in_force", "terms_version", "linked_from", "fingerprint", "reminded_at", "rating", "rating_comment", "rated_at", "created_at", "updated_at") VALUES ('01a20c3f-3a40-7346-8297-16df21c18e96', 'WZ4E2FAK005K', '01a20c3f-3a40-7559-8c6b-419135781e22', NULL, NULL, 1, 'technical', 'technical', 1795501800000, NULL, NULL, 'صفحهٔ پرداخت باز نمی‌شود', 'normal', 0, 'email', 'answered', 1795501800000, NULL, 1795631400000, 1795501800000, NULL, 1795501800000, 1795501800000, 0, 2, '{}', '[]', NULL, NULL, 'Lm1LBb0tbckcTdy-o93X-p37BAv-VL5SXuajhnOMeC4', NULL, NULL, NULL, NULL, 1795501800000, 1795501800000);
INSERT INTO "transcript_keys" ("id", "public_key", "first_used_at") VALUES ('xMoDISOfxb1aMIw4', 'oMqkrzodxMpdt5rp212RvrCYS2XwiKZghn8lNzmwPPo', 1795501800000);
PRAGMA foreign_keys = ON;
