# Những gì được nhúng vào các trang khác: khung, thành phần web, hình; và trang để chọn.

widget-count = { PLURAL($threshold) ->
   *[other] { $counted } trên { $threshold } văn kiện
}
widget-count-met = { $counted } văn kiện; cần { $threshold }
widget-badge = { $counted } trên { $threshold }
widget-threshold = ngưỡng: { $threshold }
widget-pending = { PLURAL($threshold) ->
   *[other] Chưa có hiệu lực: cần { $threshold } văn kiện được nộp lưu chiểu
}
widget-pending-further = { PLURAL($threshold) ->
   *[other] Chưa có hiệu lực: cần { $threshold } văn kiện và các điều kiện khác
}
widget-reached = Sẽ có hiệu lực từ ngày { $date }
widget-in-force = Có hiệu lực từ ngày { $date }
widget-bound = { PLURAL($bound) ->
   *[other] { $bound } thành viên
}
widget-signatories = { $signatories ->
    [0] { $signatories } bên đã ký
   *[other] { $signatories } bên đã ký ({ $split })
}
widget-opens = Mở ký từ ngày { $date }
widget-closes = Hạn cuối để ký: ngày { $date }
widget-enters = Bắt đầu có hiệu lực: ngày { $date }
widget-days = { $days ->
    [0] hôm nay
   *[other] còn { $days } ngày
}
widget-countdown = {" "}({ $days })
widget-entry = { $pinned ->
    [yes] , tại mục { $entry }
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] Dự tính đến ngày { $date }{ widget-entry }
   *[reached] Tính đến ngày { $date }{ widget-entry }
}
widget-until = Dữ liệu chỉ đầy đủ đến ngày { $date }
widget-qualified = Xem những điểm cần lưu ý tại trang của điều ước.
widget-more = Chi tiết
widget-away = Không kết nối được với dịch vụ. Đây là câu trả lời gần nhất, tính đến ngày đã nêu.
widget-frame = { $treaty }: tiến độ hướng tới thời điểm có hiệu lực

widget-choose-title = Nhúng tiến độ của một điều ước
widget-choose-intro = Dành cho mọi trang: chính xác theo từng ngày, không cookie, không theo dõi, không gửi yêu cầu đến máy chủ nào khác.
widget-choose-treaty = Điều ước
widget-choose-form = Hình thức
widget-choose-frame = Khung
widget-choose-component = Thành phần web
widget-choose-badge = Huy hiệu
widget-choose-picture = Hình
widget-choose-shield = Huy hiệu của shields.io
widget-choose-size = Cỡ
widget-choose-small = Nhỏ
widget-choose-medium = Vừa
widget-choose-large = Lớn
widget-choose-language = Ngôn ngữ
widget-choose-theme = Màu
widget-choose-light = Sáng
widget-choose-dark = Tối
widget-choose-auto = Theo lựa chọn của người đọc
widget-choose-show = Hiện mã
widget-choose-code = Mã để sao chép
widget-choose-preview = Xem trước
widget-choose-no-preview = Không có phần xem trước: huy hiệu này do shields.io, một máy chủ khác, vẽ; trang này không gửi yêu cầu đến đó, còn trình duyệt của người đọc trang bạn thì có.
widget-choose-policy = Nếu trang của bạn có chính sách bảo mật nội dung (CSP), chính sách đó phải cho phép:
