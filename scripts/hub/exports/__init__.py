"""Room 3, what we give away: data files, the gap map, feeds and the curators' workbook."""
