CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`owner_id` text NOT NULL,
	`department` text,
	`query` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_views_owner` ON `saved_views` (`owner_id`,`position`);--> statement-breakpoint
CREATE INDEX `saved_views_department` ON `saved_views` (`department`,`position`);--> statement-breakpoint
CREATE TABLE `ticket_changes` (
	`department` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_counts` (
	`department` text NOT NULL,
	`state` text NOT NULL,
	`snoozed` integer NOT NULL,
	`owed` integer NOT NULL,
	`assignee` text NOT NULL,
	`agency` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`department`, `state`, `snoozed`, `owed`, `assignee`, `agency`)
);
--> statement-breakpoint
CREATE TABLE `tags` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_title_unique` ON `tags` (`title`);--> statement-breakpoint
CREATE TABLE `ticket_tags` (
	`ticket_id` text NOT NULL,
	`tag_id` text NOT NULL,
	PRIMARY KEY(`ticket_id`, `tag_id`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ticket_tags_tag` ON `ticket_tags` (`tag_id`,`ticket_id`);--> statement-breakpoint
CREATE TABLE `ticket_words` (
	`number` integer PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`words` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_words_ticket` ON `ticket_words` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `ticket_words_backlog` (
	`id` integer PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`ticket_id` text NOT NULL
);
--> statement-breakpoint
DROP INDEX `tickets_desk`;--> statement-breakpoint
DROP INDEX `tickets_state`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `assignee_id` text REFERENCES agents(id);--> statement-breakpoint
ALTER TABLE `tickets` ADD `assigned_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `snooze_reason` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `late_due_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_state_of_department` ON `tickets` (`department`,`state`,`state_since`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_created` ON `tickets` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_created_of_department` ON `tickets` (`department`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_snoozed` ON `tickets` (`snoozed_until`,`id`) WHERE snoozed_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_contact` ON `tickets` (`contact`) WHERE contact IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`state`,`state_since`,`id`);--> statement-breakpoint
ALTER TABLE `customers` ADD `name_words` text;
--> statement-breakpoint
CREATE INDEX `customers_unfolded` ON `customers` (`id`) WHERE name IS NOT NULL AND name_words IS NULL;--> statement-breakpoint
CREATE INDEX `identities_ends` ON `identities` (substr(address, -4));--> statement-breakpoint
CREATE INDEX `tickets_contact_ends` ON `tickets` (substr(contact, -4)) WHERE contact IS NOT NULL;--> statement-breakpoint
-- The nearer of the answer that is owed and of what the stage promised.
ALTER TABLE `tickets` ADD `next_due` integer GENERATED ALWAYS AS (
	CASE WHEN state IN ('waiting', 'in_review')
			THEN min(coalesce(promise_due_at, stage_due_at), coalesce(stage_due_at, promise_due_at))
		WHEN state = 'answered' THEN stage_due_at END) VIRTUAL;--> statement-breakpoint
-- The place in the order of work, lowest first, NULL where it has none: 16 times the class (0 late, 1 soon late, 2 in
-- time, 3 owed without a promise, 4 waits for the customer), then priority and urgency.
ALTER TABLE `tickets` ADD `work_order` integer GENERATED ALWAYS AS (
	CASE WHEN snoozed_until IS NULL AND state IN ('waiting', 'in_review', 'answered') THEN
		16 * CASE
			WHEN next_due IS NULL THEN iif(state = 'answered', 4, 3)
			WHEN late_due_at IS next_due THEN 0
			WHEN iif(state <> 'answered' AND next_due IS promise_due_at, promise_warned_at, stage_warned_at)
				IS NOT NULL THEN 1
			ELSE 2 END
		+ 3 * (2 - max(-1, min(2, priority))) + CASE urgency WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 ELSE 2 END
	END) VIRTUAL;--> statement-breakpoint
-- The order of tickets in one place: the nearest due first, else the oldest; of answered ones the last first.
ALTER TABLE `tickets` ADD `work_due` integer GENERATED ALWAYS AS (
	coalesce(next_due, iif(state = 'answered', -state_since, created_at))) VIRTUAL;--> statement-breakpoint
CREATE INDEX `tickets_work` ON `tickets` (`work_order`, `work_due`, `id`, `assignee_id`)
	WHERE work_order IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_work_of_department` ON `tickets` (`department`, `work_order`, `work_due`, `id`, `assignee_id`)
	WHERE work_order IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_work_of_assignee` ON `tickets` (`assignee_id`, `work_order`, `work_due`, `id`)
	WHERE assignee_id IS NOT NULL AND work_order IS NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_becoming_late` ON `tickets` (`next_due`) WHERE work_order BETWEEN 16 AND 47;--> statement-breakpoint
INSERT INTO ticket_counts (department, state, snoozed, owed, assignee, agency, count)
	SELECT department, state, snoozed_until IS NOT NULL, coalesce(work_order < 64, 0),
		coalesce(assignee_id, ''), coalesce(agency, ''), count(*)
	FROM tickets GROUP BY 1, 2, 3, 4, 5, 6;--> statement-breakpoint
CREATE TRIGGER `tickets_counted_in` AFTER INSERT ON `tickets` BEGIN
	INSERT INTO ticket_counts (department, state, snoozed, owed, assignee, agency, count)
		VALUES (NEW.department, NEW.state, NEW.snoozed_until IS NOT NULL, coalesce(NEW.work_order < 64, 0),
			coalesce(NEW.assignee_id, ''), coalesce(NEW.agency, ''), 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
	INSERT INTO ticket_changes (department, count) VALUES (NEW.department, 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE TRIGGER `tickets_counted_out` AFTER DELETE ON `tickets` BEGIN
	UPDATE ticket_counts SET count = count - 1
		WHERE department = OLD.department AND state = OLD.state AND snoozed = (OLD.snoozed_until IS NOT NULL)
			AND owed = coalesce(OLD.work_order < 64, 0)
			AND assignee = coalesce(OLD.assignee_id, '') AND agency = coalesce(OLD.agency, '');
	INSERT INTO ticket_changes (department, count) VALUES (OLD.department, 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE TRIGGER `tickets_counted_anew`
	AFTER UPDATE OF department, state, snoozed_until, stage_due_at, promise_due_at, assignee_id, agency ON `tickets`
	WHEN NEW.department <> OLD.department OR NEW.state <> OLD.state
		OR (NEW.snoozed_until IS NULL) <> (OLD.snoozed_until IS NULL)
		OR coalesce(NEW.work_order < 64, 0) <> coalesce(OLD.work_order < 64, 0)
		OR NEW.assignee_id IS NOT OLD.assignee_id OR NEW.agency IS NOT OLD.agency
BEGIN
	UPDATE ticket_counts SET count = count - 1
		WHERE department = OLD.department AND state = OLD.state AND snoozed = (OLD.snoozed_until IS NOT NULL)
			AND owed = coalesce(OLD.work_order < 64, 0)
			AND assignee = coalesce(OLD.assignee_id, '') AND agency = coalesce(OLD.agency, '');
	INSERT INTO ticket_counts (department, state, snoozed, owed, assignee, agency, count)
		VALUES (NEW.department, NEW.state, NEW.snoozed_until IS NOT NULL, coalesce(NEW.work_order < 64, 0),
			coalesce(NEW.assignee_id, ''), coalesce(NEW.agency, ''), 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE TRIGGER `ticket_counts_emptied` AFTER UPDATE OF count ON `ticket_counts` WHEN NEW.count = 0 BEGIN
	DELETE FROM ticket_counts
		WHERE department = NEW.department AND state = NEW.state AND snoozed = NEW.snoozed AND owed = NEW.owed
			AND assignee = NEW.assignee AND agency = NEW.agency;
END;--> statement-breakpoint
CREATE TRIGGER `tickets_changed`
	AFTER UPDATE OF version, department, late_due_at, promise_warned_at, stage_warned_at ON `tickets`
BEGIN
	INSERT INTO ticket_changes (department, count) VALUES (NEW.department, 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
	INSERT INTO ticket_changes (department, count) SELECT OLD.department, 1 WHERE OLD.department <> NEW.department
		ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE VIRTUAL TABLE `ticket_search` USING fts5(words, name, content = 'ticket_words', content_rowid = 'number',
	tokenize = 'ascii', prefix = '2 3 4 5 6 7', detail = none, columnsize = 0);--> statement-breakpoint
CREATE TRIGGER `ticket_words_added` AFTER INSERT ON `ticket_words` BEGIN
	INSERT INTO ticket_search (rowid, words, name) VALUES (NEW.number, NEW.words, NEW.name);
END;--> statement-breakpoint
CREATE TRIGGER `ticket_words_deleted` AFTER DELETE ON `ticket_words` BEGIN
	INSERT INTO ticket_search (ticket_search, rowid, words, name) VALUES ('delete', OLD.number, OLD.words, OLD.name);
END;--> statement-breakpoint
CREATE TRIGGER `ticket_words_changed` AFTER UPDATE OF words, name ON `ticket_words` BEGIN
	INSERT INTO ticket_search (ticket_search, rowid, words, name) VALUES ('delete', OLD.number, OLD.words, OLD.name);
	INSERT INTO ticket_search (rowid, words, name) VALUES (NEW.number, NEW.words, NEW.name);
END;--> statement-breakpoint
-- Whatever erases a ticket empties its fingerprint.
CREATE TRIGGER `tickets_erased` AFTER UPDATE OF fingerprint ON `tickets`
	WHEN NEW.fingerprint = '' AND OLD.fingerprint <> ''
BEGIN
	DELETE FROM ticket_words WHERE ticket_id = NEW.id;
END;--> statement-breakpoint
CREATE TRIGGER `tickets_claimed` AFTER UPDATE OF customer_id ON `tickets`
	WHEN NEW.customer_id IS NOT OLD.customer_id
BEGIN
	UPDATE ticket_words
		SET name = coalesce((SELECT name_words FROM customers WHERE customers.id = NEW.customer_id), '')
		WHERE ticket_id = NEW.id;
END;--> statement-breakpoint
CREATE TRIGGER `customers_renamed` AFTER UPDATE OF name ON `customers`
	WHEN NEW.name IS NOT OLD.name AND NEW.name_words IS OLD.name_words AND NEW.name_words IS NOT NULL
BEGIN
	UPDATE customers SET name_words = NULL WHERE id = NEW.id;
END;--> statement-breakpoint
CREATE TRIGGER `customers_name_folded` AFTER UPDATE OF name_words ON `customers`
	WHEN NEW.name_words IS NOT OLD.name_words
BEGIN
	UPDATE ticket_words SET name = coalesce(NEW.name_words, '')
		WHERE ticket_id IN (SELECT id FROM tickets WHERE customer_id = NEW.id);
END;--> statement-breakpoint
INSERT INTO ticket_words_backlog (id, created_at, ticket_id)
	SELECT 1, max(created_at) + 1, '' FROM tickets HAVING count(*) > 0;
