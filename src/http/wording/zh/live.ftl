# 签署仪式看板。

live-title = { $treaty }：实时
live-latest = 最新
live-full-screen = 全屏
