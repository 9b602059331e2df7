ALTER TABLE `participants` ADD `id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `participants` ADD `ended_at` integer;