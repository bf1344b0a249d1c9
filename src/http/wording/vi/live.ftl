# Bảng của lễ ký.

live-title = { $treaty }: trực tiếp
live-latest = Mới nhất
live-full-screen = Toàn màn hình
