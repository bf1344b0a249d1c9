# El panel de una ceremonia de firma.

live-title = { $treaty }: en directo
live-latest = Último acto
live-full-screen = Pantalla completa
