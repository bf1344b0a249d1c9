# Phần bao quanh nội dung của mỗi trang.

page-skip = Đến nội dung chính
page-languages = Ngôn ngữ
page-progress = Tiến độ
page-explain = Vì sao có ngày này
page-table = Bảng để in
page-live = Bảng trực tiếp
page-embed = Nhúng
page-home = Về trang đầu
page-authority = Sổ đăng ký này không phải của cơ quan lưu chiểu. Ấn phẩm của chính cơ quan lưu chiểu, Bộ sưu tập Hiệp ước của Liên hợp quốc, mới là căn cứ.
page-stamp = Tính đến { $date }, tại mục { $entry } của sổ.
page-recorded = Mục gần nhất: { $at }.
page-complete-until = Dữ liệu về điều ước này chỉ đầy đủ đến { $date }; các hành động sau đó có thể còn thiếu.
page-problem = Không thể hiển thị trang này
page-near = Có phải bạn tìm một trong các bên sau?
