# The board of a signing ceremony.

live-title = { $treaty }: live
live-latest = Latest
live-full-screen = Full screen
