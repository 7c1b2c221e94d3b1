"""`python -m alvtc_info` is `alvtc-info`."""

from alvtc_info.cli.main import main

raise SystemExit(main())
