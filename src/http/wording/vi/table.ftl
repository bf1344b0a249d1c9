# Bảng để in. Ngày và số đã được viết sẵn.

table-title = { $treaty }: bảng tình trạng điều ước
table-adopted = Ngày thông qua
table-adopted-by = Được thông qua bằng
table-open-for-signature = Mở ký
table-window = { $place }: từ { $from } đến { $to }
table-entry-into-force = Hiệu lực:
table-status = Tình trạng:
table-signatories = Các bên đã ký
table-contracting = Các quốc gia và tổ chức ký kết
table-bound = Các thành viên
table-caption = Các chủ thể và ngày của các hành vi
table-participant = Chủ thể
table-signature = Ký
table-empty = Chưa có gì được ghi đến ngày này.
table-brackets = Nội dung trong ngoặc vuông không còn giá trị pháp lý. Các chữ cái là của cơ quan lưu chiểu; ngày đồng ý không có chữ cái thuộc loại không mang chữ cái ở tiêu đề.
table-reservations = Tuyên bố và bảo lưu
table-objections = Phản đối và chấp nhận
table-territories = Áp dụng lãnh thổ
table-notifications = Chỉ định và thông báo
table-notes = Chú thích
table-back = Trở lại chú thích { $note } trong bảng
table-permanent = Bảng này, đúng như trong sổ, luôn ở địa chỉ:
table-signature-withdrawn = { $name } ngày { $date } cho biết không có ý định trở thành thành viên.
table-ended = { $how ->
    [withdrawn] { $name }: văn kiện ({ $kind }) được rút ngày { $received }.
    [denounced] { $name }: cơ quan lưu chiểu nhận thông báo từ bỏ điều ước ngày { $received }; việc từ bỏ có hiệu lực ngày { $effective }.
    [left_with_parent] { $name }: chấm dứt tham gia ngày { $effective } cùng với điều ước mà điều ước này bổ sung.
   *[ceased_with_members] { $name }: không còn bị ràng buộc từ { $effective } cùng với các quốc gia thành viên.
}
table-ceased = { $name } không còn tồn tại; ngày cuối cùng là { $date }.
table-succession = { $name }: ngày kế thừa quốc gia là { $date }.
table-corrected = Được đính chính bởi mục { $entry } của sổ; trước đó sổ ghi: { $name }, { $kind }, { $date }.
