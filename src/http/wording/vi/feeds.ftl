# Nguồn tin, lịch và trích dẫn: tiêu đề và các dòng. $title là một trong các tiêu đề này.

feeds-title = { $treaty }: sổ đăng ký
feeds-title-participant = { $treaty }: sổ đăng ký – { $participant }

feeds-registered = { $treaty }: điều ước được đưa vào sổ đăng ký này
feeds-act-signature = { $participant } ký điều ước
feeds-act-definitive-signature = { $participant } ký điều ước với giá trị ràng buộc
feeds-act-ratification = { $participant } nộp lưu chiểu văn kiện phê chuẩn
feeds-act-acceptance = { $participant } nộp lưu chiểu văn kiện chấp nhận
feeds-act-approval = { $participant } nộp lưu chiểu văn kiện phê duyệt
feeds-act-accession = { $participant } nộp lưu chiểu văn kiện gia nhập
feeds-act-succession = { $participant } nộp lưu chiểu thông báo kế thừa
feeds-act-succession-to-signature = { $participant } thông báo kế thừa việc ký
feeds-act-formal-confirmation = { $participant } nộp lưu chiểu văn kiện xác nhận chính thức
feeds-act-provisional-application = { $participant } thông báo áp dụng tạm thời điều ước
feeds-act-withdrawal-of-signature = { $participant } rút chữ ký
feeds-act-withdrawal-of-instrument = { $participant } rút văn kiện
feeds-act-denunciation = { $participant } thông báo từ bỏ điều ước
feeds-act-withdrawal-of-denunciation = { $participant } rút lại việc từ bỏ điều ước
feeds-act-communication = { $participant } gửi thông báo đến cơ quan lưu chiểu
feeds-corrected = Đính chính: { $title }
feeds-annulled = Đính chính: mục { $entry } không còn giá trị
feeds-decision-policy = Cơ quan lưu chiểu quyết định về một vấn đề mà điều ước để ngỏ
feeds-decision-entry-into-force = Cơ quan lưu chiểu nêu ngày có hiệu lực: { $date }
feeds-decision-admitted = Cơ quan lưu chiểu quyết định { $participant } được tham gia
feeds-decision-not-admitted = Cơ quan lưu chiểu quyết định { $participant } không được tham gia
feeds-decision-revocation = Cơ quan lưu chiểu hủy bỏ quyết định tại mục { $entry }

feeds-date = Ngày thực hiện: { $date }.
feeds-holds-from = Áp dụng từ { $date }.
feeds-corrects = Thay cho mục { $entry }: { $title } ({ $date }).
feeds-annuls = Mục { $entry } trước đây ghi: { $title } ({ $date }).
feeds-corrected-by = Mục này đã được đính chính bằng mục { $entry }.
feeds-revoked-by = Quyết định này đã bị hủy bỏ bằng mục { $entry }.
feeds-reason = Lý do: { $text }
feeds-objections = Có thể đưa ra phản đối đến hết { $date }.
feeds-notification = Thông báo của cơ quan lưu chiểu: { $text }
feeds-source = Nguồn: { $text }
feeds-note = Ghi chú: { $text }
feeds-statement = Tuyên bố ({ $kind }): { $text }
feeds-statement-unwritten = Tuyên bố ({ $kind }); sổ đăng ký không có nội dung.
feeds-reached = Với mục này đã đạt: { $milestone }.
feeds-lost = Với mục này không còn đạt: { $milestone }.

feeds-milestone-signature-opens = mở để ký
feeds-milestone-signature-closes = kết thúc thời hạn ký
feeds-milestone-quarter = một phần tư số văn kiện cần thiết để có hiệu lực
feeds-milestone-half = một nửa số văn kiện cần thiết để có hiệu lực
feeds-milestone-three-quarters = ba phần tư số văn kiện cần thiết để có hiệu lực
feeds-milestone-one-before = chỉ còn thiếu một văn kiện để có hiệu lực
feeds-milestone-threshold = đủ số văn kiện cần thiết để có hiệu lực
feeds-milestone-conditions-met = mọi điều kiện để có hiệu lực
feeds-milestone-days-before = { PLURAL($days) ->
   *[other] { $days } ngày trước khi có hiệu lực
}
feeds-milestone-entry-into-force = có hiệu lực

feeds-calendar-title = { $treaty }: các ngày
feeds-calendar-title-participant = { $treaty }: các ngày – { $participant }
feeds-calendar-signature-opens = { $treaty }: mở để ký
feeds-calendar-signature-closes = { $treaty }: ngày cuối cùng để ký
feeds-calendar-threshold = { $treaty }: đủ số văn kiện cần thiết để có hiệu lực
feeds-calendar-conditions = { $treaty }: hội đủ mọi điều kiện để có hiệu lực
feeds-calendar-entry-into-force = { $treaty }: có hiệu lực
feeds-calendar-effect = { $treaty }: có hiệu lực đối với { $participant }
feeds-calendar-denunciation = { $treaty }: việc từ bỏ điều ước của { $participant } có hiệu lực
feeds-calendar-end = { $treaty }: chấm dứt hiệu lực đối với { $participant }
feeds-calendar-for = Ngày này có hiệu lực đối với: { $participants }.
feeds-calendar-article = Điều: { $text }.
feeds-calendar-unverified = Điều khoản làm căn cứ chưa được đối chiếu với bản sao có chứng thực.
feeds-calendar-fell-below = Từ { $date } số văn kiện được tính ít hơn.
feeds-calendar-asserted = Cơ quan lưu chiểu đã nêu một ngày có hiệu lực khác: { $date }.
feeds-calendar-moved = Ngày này đã thay đổi trong sổ đăng ký: trước đây là { $date }.

feeds-citation = Trích dẫn (CSL-JSON)
feeds-cite-title = { $treaty }: tình trạng tính đến { $date }
feeds-cite-as = Trích dẫn: { $title }. Signatory, mục { $entry } của sổ, { $url }
