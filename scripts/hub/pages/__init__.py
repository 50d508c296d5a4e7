"""Room 2, what we show: the plan of addresses, what each page holds, rendering, search words."""
