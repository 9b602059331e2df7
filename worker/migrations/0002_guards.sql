CREATE TABLE `guards` (
	`holds` integer NOT NULL,
	CONSTRAINT "guards_hold" CHECK(holds = 1)
);
