// The last script: every door is registered by now.
"use strict";
alvtc.start();
