# Le tableau d’une cérémonie de signature.

live-title = { $treaty } : en direct
live-latest = Dernier acte
live-full-screen = Plein écran
