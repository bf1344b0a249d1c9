# What every page has around its content.

page-skip = Skip to the content
page-languages = Languages
page-progress = Progress
page-explain = Why this date
page-table = Table to print
page-live = Live board
page-embed = Embed
page-home = To the first page
page-authority = This register is not the depositary’s. The depositary’s own publication, the United Nations Treaty Collection, is authoritative.
page-stamp = As of { $date }, at entry { $entry } of the record.
page-recorded = Last entry: { $at }.
page-complete-until = The record of this treaty is complete only until { $date }; later acts may be missing.
page-problem = This page cannot be shown
page-near = Did you mean one of these?
