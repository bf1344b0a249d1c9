# Trang của một điều ước.

home-instruments-note = phê chuẩn, chấp nhận, phê duyệt hoặc gia nhập, đã nộp lưu chiểu
home-bar = Đã nộp lưu chiểu { $counted } trên { $threshold } văn kiện
home-threshold = ngưỡng
home-signatories-label = Các bên đã ký
home-contracting-states-label = Các quốc gia và tổ chức ký kết
home-parties-label = Thành viên
home-parties-none = Chưa có thành viên trước khi điều ước có hiệu lực.
home-dates = Các ngày quan trọng
home-signature-opens = Mở để ký
home-signature-closes = Ngày cuối để ký
home-entry-into-force = Có hiệu lực
home-no-date = Chưa có ngày
home-no-date-note = Ngày này chỉ phụ thuộc vào các văn kiện còn phải nộp lưu chiểu.
home-article = điều { $article }
home-today = Hôm nay
home-why = Vì sao có ngày này
home-unverified = Điều khoản này chưa được đối chiếu với bản sao chứng thực.
home-chart = Chữ ký và văn kiện theo thời gian
home-chart-text = Các đường biểu diễn số bên đã ký và số văn kiện được tính, từ { $from } đến { $until }. Ngưỡng là { $threshold }.
home-chart-instruments = Văn kiện được tính
home-chart-neighbours = Văn kiện của các điều ước khác, cùng số ngày sau khi mở ký
home-chart-table = Số liệu dạng bảng
home-day = Ngày
home-groups = Theo nhóm khu vực
home-group = Nhóm khu vực
home-group-members = Quốc gia trong nhóm
home-recent = Hành động gần đây
home-recent-none = Chưa có hành động nào được ghi nhận đến ngày này.
home-participants = Quốc gia và tổ chức
home-search = Tìm
home-status = Tình trạng
home-every-status = Mọi tình trạng
home-every-group = Mọi nhóm
home-sort = Thứ tự
home-sort-name = Theo tên
home-sort-signature = Theo ngày ký
home-sort-consent = Theo ngày nộp lưu chiểu
home-apply = Hiển thị
home-participant = Quốc gia hoặc tổ chức
home-signature = Ký
home-consent = Chấp nhận sự ràng buộc
home-effect = Có hiệu lực đối với quốc gia hoặc tổ chức đó
home-nobody = Không có kết quả.
home-as-of = Tính đến ngày
home-data = Dữ liệu
home-calendar = Lịch
home-feed = Nguồn tin
home-cite = Trích dẫn
home-updated = Sổ đăng ký đã thay đổi; trang đang hiển thị tình trạng mới.

home-of-instruments = { PLURAL($threshold) ->
   *[other] trên { $threshold } văn kiện
}
home-remaining = { $remaining ->
    [0] Đã đạt ngưỡng.
   *[other] { PLURAL($remaining) ->
       *[other] Còn cần { $remaining } văn kiện.
    }
}
home-un-members = { PLURAL($number) ->
   *[other] { $number } quốc gia thành viên Liên hợp quốc
}
home-observers = { PLURAL($number) ->
   *[other] { $number } quốc gia quan sát viên
}
home-other-states = { PLURAL($number) ->
   *[other] { $number } quốc gia khác
}
home-in-days = { PLURAL($days) ->
   *[other] sau { $days } ngày nữa
}
home-days-ago = { PLURAL($days) ->
   *[other] { $days } ngày trước
}
