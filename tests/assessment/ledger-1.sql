-- 程序第一版建的台账（杜撰）
BEGIN TRANSACTION;
CREATE TABLE entries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	entry VARCHAR(20) NOT NULL, 
	department VARCHAR(200) NOT NULL, 
	happened DATE NOT NULL, 
	subject INTEGER, 
	corrects INTEGER, 
	origin INTEGER, 
	mark VARCHAR(64), 
	sha256 VARCHAR(64), 
	data JSON NOT NULL, 
	note VARCHAR(1000) NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by VARCHAR(200) NOT NULL, 
	CONSTRAINT known_entry CHECK (entry IN ('item', 'adoption', 'instruction', 'request', 'fault', 'founded', 'withdrawn')), 
	FOREIGN KEY(subject) REFERENCES entries (id), 
	UNIQUE (corrects), 
	FOREIGN KEY(corrects) REFERENCES entries (id), 
	FOREIGN KEY(origin) REFERENCES entries (id)
);
INSERT INTO "entries" VALUES(1,'item','后勤处','2024-03-05',NULL,NULL,NULL,'a1517ef4b1a70250a360c7c2557191e70e6b350cd665d4e486cc04dfa3a4285d','abababababababababababababababababababababababababababababababab','{"entry": "item", "report": "composite", "category": "\u91cd\u70b9\u5de5\u4f5c\u8fdb\u5c55", "title": "\u5173\u4e8e\u67d0\u9879\u5de5\u4f5c\u7684\u60c5\u51b5", "department": "\u540e\u52e4\u5904", "dated": "2024-03-05", "file": "\u7a3f.docx", "sha256": "abababababababababababababababababababababababababababababababab", "submitted_by": "", "reviewed_by": "", "signed_by": "", "channel": "", "oa_number": "", "timely": true}','备注','2024-03-06 08:30:15.123456','王某');
INSERT INTO "entries" VALUES(2,'adoption','','2024-06-01',1,NULL,NULL,NULL,NULL,'{"entry": "adoption", "item": 1, "level": "league", "by": "", "on": "2024-06-01"}','','2024-03-06 08:30:15.123456','王某');
INSERT INTO "entries" VALUES(3,'item','后勤处','2024-03-05',NULL,1,1,'a1517ef4b1a70250a360c7c2557191e70e6b350cd665d4e486cc04dfa3a4285d',NULL,'{"entry": "item", "report": "composite", "category": "\u5de5\u4f5c\u7ecf\u9a8c\u603b\u7ed3", "title": "\u5173\u4e8e\u67d0\u9879\u5de5\u4f5c\u7684\u60c5\u51b5", "department": "\u540e\u52e4\u5904", "dated": "2024-03-05", "file": "", "sha256": "", "submitted_by": "", "reviewed_by": "", "signed_by": "", "channel": "", "oa_number": ""}','复核','2024-03-06 08:30:15.123456','李某');
INSERT INTO "entries" VALUES(4,'request','教务处','2024-06-30',NULL,NULL,NULL,NULL,NULL,'{"entry": "request", "department": "\u6559\u52a1\u5904", "subject": "\u7ecf\u9a8c", "asked_by": "", "due": "2024-06-30"}','','2024-03-06 08:30:15.123456','王某');
INSERT INTO "entries" VALUES(5,'withdrawn','','2024-07-01',NULL,4,4,NULL,NULL,'{"entry": "withdrawn", "on": "2024-07-01"}','','2024-03-06 08:30:15.123456','李某');
CREATE TABLE ledger (
	name VARCHAR(40) NOT NULL, 
	value VARCHAR(200) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "ledger" VALUES('schema','1');
CREATE TABLE trace_keys (
	"key" BIGINT NOT NULL, 
	item INTEGER NOT NULL, 
	PRIMARY KEY ("key", item), 
	FOREIGN KEY(item) REFERENCES entries (id)
)
 WITHOUT ROWID

;
INSERT INTO "trace_keys" VALUES(101938128,1);
INSERT INTO "trace_keys" VALUES(512441317,1);
INSERT INTO "trace_keys" VALUES(699806278,1);
INSERT INTO "trace_keys" VALUES(701976090,1);
INSERT INTO "trace_keys" VALUES(765603837,1);
INSERT INTO "trace_keys" VALUES(824900661,1);
INSERT INTO "trace_keys" VALUES(1016285427,1);
INSERT INTO "trace_keys" VALUES(1630072309,1);
INSERT INTO "trace_keys" VALUES(1965251711,1);
INSERT INTO "trace_keys" VALUES(1996210816,1);
INSERT INTO "trace_keys" VALUES(2172439345,1);
INSERT INTO "trace_keys" VALUES(2295025830,1);
INSERT INTO "trace_keys" VALUES(2389661122,1);
INSERT INTO "trace_keys" VALUES(2658553635,1);
INSERT INTO "trace_keys" VALUES(2826712711,1);
INSERT INTO "trace_keys" VALUES(2903029879,1);
INSERT INTO "trace_keys" VALUES(3015703481,1);
INSERT INTO "trace_keys" VALUES(3080415717,1);
INSERT INTO "trace_keys" VALUES(3248250603,1);
INSERT INTO "trace_keys" VALUES(3450214719,1);
INSERT INTO "trace_keys" VALUES(4003004213,1);
INSERT INTO "trace_keys" VALUES(4095593505,1);
INSERT INTO "trace_keys" VALUES(4270692667,1);
CREATE TABLE traces (
	item INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (item), 
	FOREIGN KEY(item) REFERENCES entries (id)
);
INSERT INTO "traces" VALUES(1,X'789C0DCCB10D04310C03C15E1C0B07531425B916C30D5E055FD017728E1693ECDE20898E2519D44AC1E9E65C7447B7CC4B91199A30EFAE9EE8B58C4157850B16332A8BB5706C0FD6FFF70E1BFDE4B8DEF36E6F69C039E703592619B3');
CREATE INDEX entries_sha256 ON entries (sha256);
CREATE INDEX entries_subject ON entries (subject);
CREATE INDEX entries_department ON entries (department);
CREATE INDEX entries_origin ON entries (origin);
CREATE INDEX entries_mark ON entries (mark);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('entries',5);
COMMIT;
