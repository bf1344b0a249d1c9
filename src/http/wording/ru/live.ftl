# Табло церемонии подписания.

live-title = { $treaty }: в прямом эфире
live-latest = Последний акт
live-full-screen = На весь экран
