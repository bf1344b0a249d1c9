# Trang của một chủ thể trong quan hệ với điều ước. Ngày và số đã được viết sẵn.

participant-standing = Vị thế
participant-kind = Loại
participant-group = Nhóm khu vực
participant-name-then = Tên vào ngày đó
participant-signed = Ngày ký
participant-signature-withdrawn = Ngày cho biết không có ý định trở thành thành viên
participant-instrument = Văn kiện chấp nhận sự ràng buộc
participant-deposited = Ngày nộp lưu chiểu
participant-counted = Được tính cho việc có hiệu lực
participant-counts = { $counts ->
    [yes] có
   *[no] không
}
participant-effect = Có hiệu lực đối với chủ thể này từ
participant-no-effect = { $known ->
    [yes] Không bao giờ: văn kiện chấm dứt trước ngày đó.
   *[no] Chưa rõ: chưa biết ngày điều ước có hiệu lực.
}
participant-basis = Vì sao là ngày đó
participant-leaves = Việc tham gia chấm dứt ngày
participant-provisional = Tạm thời áp dụng điều ước từ
participant-last-day = Ngày cuối cùng của quốc gia
participant-note = Ghi chú
participant-acts = Những việc đã làm
participant-acts-none = Chưa có gì được ghi đến ngày này.
participant-entry = Mục { $entry } của sổ
participant-corrected = Nội dung này đã được đính chính bởi mục { $entry } của sổ và không còn giá trị.
participant-corrects = Nội dung này thay cho mục { $entry } của sổ.
participant-correction-kind = Căn cứ đính chính
participant-correction = { $kind ->
    [proces_verbal] biên bản đính chính của cơ quan lưu chiểu
   *[clerical] sai sót ghi chép của sổ này
}
participant-reason = Lý do
participant-now-says = Nay sổ ghi
participant-nothing-done = rằng không có hành vi nào được thực hiện
participant-place = Nơi
participant-signatory = Người ký
participant-in-capacity = Với tư cách
participant-capacity = { $capacity ->
    [head_of_state] nguyên thủ quốc gia
    [head_of_government] người đứng đầu chính phủ
    [minister_for_foreign_affairs] bộ trưởng ngoại giao
    [head_of_mission] người đứng đầu cơ quan đại diện ngoại giao hoặc đại diện thường trực
   *[other] tư cách khác
}
participant-full-powers = Thư ủy quyền
participant-full-powers-shown = { $produced ->
    [yes] đã xuất trình
   *[no] không xuất trình
}
participant-title-received = Tên văn kiện khi nhận
participant-dated = Ngày ghi trên văn kiện
participant-received-electronically = Ngày nhận bản điện tử
participant-received = Ngày nhận bản gốc
participant-notified = Ngày cơ quan lưu chiểu thông báo
participant-notification = Thông báo của cơ quan lưu chiểu
participant-registered = Ngày đăng ký theo Điều 102 của Hiến chương
participant-succession = Ngày kế thừa quốc gia
participant-succeeded = Quốc gia được kế thừa
participant-override = Vì sao cơ quan lưu chiểu chấp nhận
participant-source = Nguồn
participant-number = Số thứ tự trong các văn kiện được tính
participant-not-counted = Không được tính vì
participant-ended = Ngày chấm dứt
participant-denunciation-effect = Có hiệu lực ngày
participant-with-statements = { PLURAL($statements) ->
   *[other] kèm theo { $statements } tuyên bố
}
participant-statements = Tuyên bố và bảo lưu
participant-statements-own = Do chủ thể này đưa ra
participant-no-text = Sổ này không có nguyên văn.
participant-concerns = Về tuyên bố của
participant-designates = Chỉ định
participant-designated = { $what ->
    [central_authority] cơ quan trung ương về tương trợ tư pháp
    [point_of_contact_24_7] đầu mối liên lạc hoạt động 24 giờ một ngày, 7 ngày một tuần
    [extradition_authority] cơ quan phụ trách dẫn độ
    [extradition_basis] cơ sở pháp lý cho việc dẫn độ
    [languages] ngôn ngữ được chấp nhận cho các yêu cầu
    [preventive_authority] cơ quan phụ trách các biện pháp phòng ngừa
   *[legislation] luật thi hành điều ước
}
participant-territories = Lãnh thổ
participant-extent = Phạm vi
participant-precludes = Bên đưa ra phản đối việc điều ước có hiệu lực giữa hai bên.
participant-made-with = Đưa ra cùng với
participant-date = Ngày
participant-fate = Tình trạng hiện nay
participant-since = Từ
participant-grounded = Trên cơ sở
participant-ground = { $ground ->
    [treaty] điều ước cho phép rõ ràng
    [express_acceptance] đã được chấp nhận rõ ràng
   *[tacit_acceptance] không ai phản đối đúng hạn
}
participant-objections-until = Có thể phản đối đến
participant-confirmed-by = Đã được xác nhận
participant-objections = Các phản đối còn giá trị
participant-raised = Đưa ra đúng hạn
participant-in-time = { $intime ->
    [yes] có
   *[no] không
}
participant-about = Điều các chủ thể khác nói về các tuyên bố này
participant-pending = Những điều chưa báo cho cơ quan lưu chiểu
participant-pending-note = Không điều nào trong số này cản trở việc nộp lưu chiểu hay thay đổi ngày hoặc số đếm.
participant-to-tell = Còn phải báo
participant-competence = tuyên bố về phạm vi thẩm quyền
participant-in-english = Nguyên văn tiếng Anh
participant-article = Điều
participant-clause = Quy định
participant-due-since = Cần báo từ
participant-steps = Những việc có thể làm
participant-steps-note = Tính đến { $date }, nếu không có gì khác xảy ra. Mỗi hành vi đều được xét theo các quy tắc ghi sổ này.
participant-not-eligible = Không thể tham gia điều ước này.
participant-period = { $until ->
    [open] Có thể từ { $from }, không có hạn cuối.
    [today] Có thể vào { $from }, sau đó thì không.
   *[until] Có thể từ { $from } đến { $last }, kể cả hai ngày đó.
}
participant-then = Sau đó
participant-grounds = Căn cứ
participant-would-be = Sẽ mang số
participant-would-not-count = Sẽ không được tính vì
participant-then-counted = Số văn kiện được tính khi đó
participant-would-count = { $counted }
participant-conditions = Điều kiện có hiệu lực
participant-reaches = Với văn kiện này, các điều kiện sẽ được đáp ứng.
participant-treaty-in-force = Điều ước sẽ có hiệu lực ngày
participant-last-common = Ngày nộp cuối cùng để có ngày chung
participant-no-date = Chưa có ngày nào
participant-own-date = Ngày riêng của chủ thể này
participant-formalities = Yêu cầu về hình thức
participant-formalities-note = Sổ này không kiểm tra những điều này. Cơ quan lưu chiểu xem xét giấy tờ.
participant-recalled = chưa đối chiếu với nguồn
participant-form = { $rule ->
    [full_powers_to_sign] Người ký cần có thư ủy quyền, trừ nguyên thủ quốc gia, người đứng đầu chính phủ và bộ trưởng ngoại giao.
    [head_of_mission_needs_full_powers] Người đứng đầu cơ quan đại diện ngoại giao và đại diện thường trực có thể thông qua văn bản theo chức vụ; để ký, họ cần thư ủy quyền.
    [organization_full_powers] Người ký thay mặt một tổ chức xuất trình thư ủy quyền, trừ khi theo quy tắc của tổ chức rõ ràng là không cần.
    [content_of_full_powers] Thư ủy quyền nêu tên điều ước và người sẽ ký, do nguyên thủ quốc gia, người đứng đầu chính phủ hoặc bộ trưởng ngoại giao ký, hoặc do người tạm quyền giữ chức vụ đó ký; đối với tổ chức, do cơ quan mà quy tắc của tổ chức chỉ định.
    [full_powers_shown_before] Thư ủy quyền được trình cho cơ quan lưu chiểu trước buổi hẹn ký.
    [instrument_names_treaty] Văn kiện nêu tên điều ước cùng ngày và nơi ký kết.
    [instrument_expresses_consent] Văn kiện thể hiện rõ ràng sự đồng ý chịu ràng buộc của điều ước và cam kết thi hành.
    [instrument_unconditional] Văn kiện có giá trị ngay; văn kiện có điều kiện hoặc có ngày muộn hơn của riêng nó chưa phải là việc nộp lưu chiểu cho đến khi điều đó không còn.
    [instrument_dated] Văn kiện nêu nơi và ngày lập.
    [instrument_signed] Văn kiện do nguyên thủ quốc gia, người đứng đầu chính phủ hoặc bộ trưởng ngoại giao ký, hoặc do người có thư ủy quyền cho việc đó ký, kèm chức danh người ký.
    [organization_instrument_signed] Văn kiện do cơ quan có thể ràng buộc tổ chức theo quy tắc của tổ chức ký, hoặc do người có thư ủy quyền cho việc đó ký, kèm chức danh người ký.
    [original_deposited] Bản gốc được nộp cho cơ quan lưu chiểu; ngày nộp lưu chiểu là ngày bản gốc hợp thức được nhận tại Trụ sở ở New York.
    [deposit_without_full_powers] Người trao văn kiện không cần thư ủy quyền.
    [competence_declared] Văn kiện của tổ chức tuyên bố phạm vi thẩm quyền trong các vấn đề do điều ước điều chỉnh.
    [succession_in_writing] Việc kế thừa được thông báo bằng văn bản cho cơ quan lưu chiểu, do nguyên thủ quốc gia, người đứng đầu chính phủ hoặc bộ trưởng ngoại giao ký, hoặc do đại diện có thể được yêu cầu xuất trình thư ủy quyền ký.
    [provisional_application_notified] Việc tạm thời áp dụng được thông báo cho cơ quan lưu chiểu, nếu điều ước quy định hoặc đã có thỏa thuận khác.
    [intention_made_clear] Một thông báo gửi cơ quan lưu chiểu nêu rõ ý định không trở thành thành viên.
    [notice_in_writing] Thông báo gửi cơ quan lưu chiểu được lập bằng văn bản; tính từ ngày cơ quan lưu chiểu nhận được.
    [notice_signed] Nếu thông báo không do nguyên thủ quốc gia, người đứng đầu chính phủ hoặc bộ trưởng ngoại giao ký thì có thể yêu cầu thư ủy quyền.
    [reservation_in_writing] Bảo lưu được đưa ra bằng văn bản, khi ký, trong văn kiện hoặc kèm theo văn kiện.
   *[reservation_confirmed] Bảo lưu đưa ra khi ký được chính thức xác nhận khi biểu thị sự đồng ý chịu ràng buộc, và được coi là đưa ra vào ngày đó.
}
participant-reservations = Các bảo lưu được điều ước cho phép rõ ràng khi đó:
participant-notifications = Những điều điều ước yêu cầu báo khi đó
participant-members-first = Những điều tổ chức còn chờ
participant-member-condition = { $condition ->
    [member_has_signed] Có quốc gia thành viên đã ký
    [member_has_consented] Có quốc gia thành viên đã nộp văn kiện
   *[member_is_party] Điều ước đã có hiệu lực đối với một quốc gia thành viên
}
participant-members-meet = { PLURAL($met) ->
   *[other] { $met } quốc gia thành viên đáp ứng điều kiện này; điều kiện đặt ra cho: { $kinds }
}
participant-undated = Những điều điều ước yêu cầu báo mà không ấn định ngày
participant-not-possible = Những việc không thể làm
participant-possible-from = Có thể từ
participant-instead = Thay vào đó có thể
participant-obstacle = { $code ->
    [not_eligible] Không thể tham gia điều ước này.
    [kind_not_admitted] Điều ước không quy định loại hành vi này.
    [before_opening] Điều ước chưa mở ký.
    [signature_closed] Điều ước không mở ký.
    [wrong_place_of_signature] Điều ước mở ký ở nơi khác.
    [already_signed] Đã ký rồi.
    [already_bound] Văn kiện đã được nộp lưu chiểu.
    [signature_required] Chỉ bên đã ký mới làm được việc này, mà chủ thể này chưa ký.
    [before_own_signature] Chủ thể này chỉ ký sau đó.
    [accession_by_signatory] Bên đã ký không gia nhập: sự đồng ý của bên đó có hình thức khác.
    [accession_not_open] Điều ước chưa mở cho gia nhập.
    [no_member_has_signed] Chưa có quốc gia thành viên nào ký.
    [no_member_has_consented] Chưa có quốc gia thành viên nào nộp văn kiện.
    [no_member_is_party] Điều ước chưa có hiệu lực đối với quốc gia thành viên nào.
    [parent_required] Không chịu ràng buộc của điều ước mà điều ước này bổ sung.
    [nothing_to_withdraw] Không có gì để rút lại.
    [in_force_for_participant] Điều ước đã có hiệu lực đối với chủ thể này, nên chỉ có thể tuyên bố từ bỏ điều ước.
    [not_in_force_for_participant] Điều ước chưa có hiệu lực đối với chủ thể này.
    [full_powers_required] Cần có thư ủy quyền.
    [predecessor_not_bound] Không có gì để kế thừa.
    [contradicts_later_action] Một hành vi sau đó trong sổ cản trở việc này.
   *[rule] Một quy tắc của sổ cản trở việc này.
}
participant-relations = Quốc gia tiền nhiệm, quốc gia kế thừa và thành viên
participant-predecessors = Quốc gia tiền nhiệm
participant-successors = Quốc gia kế thừa
participant-member-of = Thành viên của
participant-members = Các quốc gia thành viên
participant-certificate = Giấy chứng nhận
participant-feed = Nguồn tin
participant-steps-data = Những việc có thể làm, dạng JSON
