# لوحة مراسم التوقيع.

live-title = { $treaty }: مباشر
live-latest = الأحدث
live-full-screen = ملء الشاشة
