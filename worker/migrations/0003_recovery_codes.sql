CREATE TABLE `recovery_codes` (
	`agent_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`agent_id`, `code_hash`),
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
