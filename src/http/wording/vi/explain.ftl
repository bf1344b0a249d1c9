# Vì sao ngày có hiệu lực là như vậy. Ngày và số đã được viết sẵn.

explain-title = { $treaty }: vì sao có ngày này
explain-answer = { $stage ->
    [in_force] Các điều kiện để có hiệu lực được đáp ứng ngày { $reached }, và điều ước có hiệu lực từ { $date }.
    [threshold_reached] Các điều kiện để có hiệu lực được đáp ứng ngày { $reached }, và điều ước sẽ có hiệu lực ngày { $date }.
   *[pending] Các điều kiện để có hiệu lực chưa được đáp ứng, nên chưa có ngày.
}
explain-threshold = Cần có
explain-counted = Được tính
explain-reached = Điều kiện được đáp ứng ngày
explain-in-force = Ngày có hiệu lực
explain-missing = Còn thiếu
explain-nothing-missing = Không thiếu văn kiện nào.
explain-missing-instruments = { PLURAL($missing) ->
   *[other] thêm { $missing } văn kiện
}
explain-missing-conditions = { PLURAL($missing) ->
   *[other] thêm { $missing } điều kiện khác
}
explain-waits-for-parent = việc có hiệu lực của điều ước mà điều ước này bổ sung ({ $parent }), ngày đó chưa biết
explain-conditions = Các điều kiện khác
explain-met = { $met ->
    [yes] đã đáp ứng
   *[no] chưa đáp ứng
}
explain-condition-state = Tình trạng
explain-measure = Tỷ lệ của
explain-at-least = Ít nhất
explain-present = Của các bên được tính
explain-percent = { $number }%
explain-named = Được nêu tên trong điều ước
explain-named-missing = Còn thiếu
explain-clauses = Điều ước quy định gì
explain-clause-entry = Hiệu lực
explain-clause-later = Đối với các bên đồng ý sau
explain-article = Điều { $article }
explain-no-words = Sổ này không có nguyên văn của quy định này.
explain-verified = { $verified ->
    [yes] Quy định đã được đọc trong nguồn nêu ở đây.
    [no] Quy định chưa được đối chiếu với bản sao có chứng thực.
   *[unstated] Không nêu quy định đã được đối chiếu với bản sao có chứng thực hay chưa.
}
explain-rule = Cũng điều đó, dưới dạng quy tắc
explain-kinds = Các văn kiện được tính
explain-reio-term = Văn kiện của các tổ chức
explain-reio = { $reio ->
    [not_additional] không được tính thêm ngoài văn kiện của các quốc gia thành viên
    [not_counted] không được tính
    [counted] được tính
   *[not_applicable] không có: các tổ chức không thể tham gia
}
explain-days = { PLURAL($n) ->
   *[other] { $n } ngày
}
explain-months = { PLURAL($n) ->
   *[other] { $n } tháng
}
explain-period = Kể từ ngày điều kiện cuối cùng được đáp ứng
explain-later-period = Đối với văn kiện nộp sau, kể từ ngày nộp lưu chiểu
explain-delay = { $delay ->
    [nth_day_after] { explain-days }, ngày đó là ngày 0
    [months_after] { explain-months } theo lịch, không quá cuối tháng
    [on_deposit] không có thời hạn: ngay ngày đó
    [first_of_month_after_nth_day] đến ngày đầu của tháng tiếp theo khi hết { explain-days }
    [first_of_nth_month_after_month] đến ngày đầu của tháng, { explain-months } sau
   *[first_of_month_after_months] đến ngày đầu của tháng tiếp theo khi hết { explain-months }
}
explain-fixed-date = Nếu các điều kiện được đáp ứng trước đó, thì vào
explain-not-before = Không sớm hơn
explain-not-before-parent = Không sớm hơn ngày có hiệu lực của
explain-arithmetic = Cách tính ngày
explain-no-date = chưa có ngày
explain-step = { $step ->
    [day_of_deposit] ngày nộp lưu chiểu
    [last_condition_met] ngày điều kiện cuối cùng được đáp ứng
    [plus_days] cộng { explain-days }
    [plus_months] cộng { explain-months } theo lịch, không quá cuối tháng
    [date_of_deposit] chính ngày nộp lưu chiểu
    [first_of_next_month] ngày đầu của tháng tiếp theo
    [first_of_nth_month] ngày đầu của tháng, { explain-months } sau
    [fixed_date] ngày mà quy định ấn định, vì các điều kiện đã được đáp ứng trước đó
    [not_before_date] không sớm hơn ngày mà quy định ấn định
    [not_before_parent] không sớm hơn ngày có hiệu lực của điều ước mà điều ước này bổ sung ({ $parent })
    [not_before_entry_into_force] không sớm hơn ngày có hiệu lực
    [common_date] ngày chung, vì văn kiện được nộp kịp thời
    [date_of_succession] ngày kế thừa quốc gia, muộn hơn ngày có hiệu lực
   *[deposit_or_entry_into_force] ngày nộp lưu chiểu, hoặc ngày có hiệu lực nếu muộn hơn
}
explain-basis = { $basis ->
    [entry_into_force] ngày chung, vì văn kiện được nộp kịp thời
    [own_delay] thời hạn riêng, tính từ ngày nộp lưu chiểu
    [entry_into_force_floor] ngày chung, vì thời hạn riêng kết thúc sớm hơn
    [succession_date] ngày kế thừa quốc gia
   *[succession_deposit] ngày thông báo kế thừa, hoặc ngày có hiệu lực nếu muộn hơn
}
explain-example = Một ví dụ
explain-example-note = Đây là mô phỏng, không phải dự báo: nếu điều kiện cuối cùng được đáp ứng vào { $date }, ngày của trang này, điều ước sẽ có hiệu lực như sau.
explain-asserted-beside = Ngày do cơ quan lưu chiểu nêu, bên cạnh ngày tính được
explain-asserted = Do cơ quan lưu chiểu nêu
explain-computed = Tính từ sổ
explain-compared = So sánh
explain-difference = { $order ->
    [same] hai ngày trùng nhau
    [later] { PLURAL($days) ->
       *[other] ngày được nêu muộn hơn { $days } ngày
    }
   *[earlier] { PLURAL($days) ->
       *[other] ngày được nêu sớm hơn { $days } ngày
    }
}
explain-decision = Quyết định
explain-findings = Điều người đọc cần biết
explain-finding = Nhận xét
explain-if-stay-met = Nếu điều kiện đã đáp ứng thì vẫn là đã đáp ứng
explain-if-never-deposited = Nếu văn kiện bị rút coi như chưa từng được nộp
explain-readings = Hai cách hiểu về việc rút văn kiện
explain-stated = Sổ theo cách hiểu này.
explain-reached-by = Được đáp ứng bởi
explain-corrections = Các đính chính làm thay đổi ngày
explain-corrected = Đính chính
explain-correction = mục { $entry } đính chính mục { $corrected }
explain-before = Tính trước đó
explain-after = Tính sau đó
explain-instruments = Tất cả các văn kiện
explain-no-instruments = Chưa có văn kiện nào được nộp lưu chiểu đến ngày này.
explain-ties = Theo ngày nộp lưu chiểu. Nhiều văn kiện nộp cùng ngày không có thứ tự với nhau và chung một dãy số.
explain-number = Số
explain-kind = Loại
explain-remarks = Nhận xét
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = Các điều kiện được đáp ứng vào ngày này.
explain-not-counted = Không được tính: { $reason }
explain-ended = Ngày chấm dứt: { $date }
explain-further = Các con số quan trọng khác
explain-purpose = Điều phụ thuộc vào đó
explain-what-counts = Những gì được tính
explain-further-counts = { $counts ->
    [states_parties] các quốc gia mà điều ước đã có hiệu lực đối với họ
    [parties] tất cả các bên mà điều ước đã có hiệu lực đối với họ
   *[contracting_states_and_parties] tất cả các bên đã biểu thị sự đồng ý chịu ràng buộc
}
explain-will-be-reached = Sẽ đạt ngày
explain-policies = Khi pháp luật không quy định
explain-policies-note = Khi không nguồn nào giải quyết một vấn đề, sổ tuyên bố cách làm của mình. Quyết định của cơ quan lưu chiểu có thể quy định khác.
explain-by-default = mặc định
explain-by-decision = theo quyết định ngày { $date }, mục { $entry }
explain-policy = { $policy ->
    [withdrawal_after_threshold] Văn kiện bị rút sau khi các điều kiện được đáp ứng và trước khi có hiệu lực có làm mất các điều kiện đó không?
    [reio_accession_before_entry_into_force] Một tổ chức có thể gia nhập trước khi điều ước có hiệu lực đối với một quốc gia thành viên không?
    [predecessor_and_successor] Văn kiện của quốc gia không còn tồn tại có tiếp tục được tính bên cạnh văn kiện của các quốc gia kế thừa không?
    [eligibility] Ai có thể tham gia một điều ước mở cho mọi quốc gia?
    [operative_date_of_deposit] Ngày nào là ngày nộp lưu chiểu của văn kiện đến dưới dạng điện tử trước, bản giấy sau?
    [wrongly_dated_deposit] Ngày tính được sẽ ra sao khi ngày nộp lưu chiểu hóa ra sai?
    [asserted_entry_into_force] Xử lý thế nào với ngày có hiệu lực do cơ quan lưu chiểu nêu?
   *[reio_ceases_with_members] Khi nào một tổ chức không còn bị ràng buộc vì các quốc gia thành viên đã từ bỏ điều ước?
}
explain-policy-value = { $value ->
    [conditions_stay_met] Điều kiện đã đáp ứng thì vẫn là đã đáp ứng.
    [as_never_deposited] Văn kiện bị rút được coi như chưa từng được nộp.
    [strict] Không: vào ngày đó điều ước phải có hiệu lực đối với một quốc gia thành viên.
    [with_override_reason] Không, trừ khi cơ quan lưu chiểu chấp nhận văn kiện và nêu lý do.
    [both] Có, mỗi văn kiện được tính từ ngày nộp của nó.
    [count_once_for_continuing_or_notifying_state] Chỉ cho đến khi có văn kiện được tính thay.
    [list_and_decisions] Các quốc gia trong danh sách của sổ và các tổ chức mà điều ước chấp nhận; quyết định được ưu tiên hơn danh sách.
    [paper] Ngày nhận bản giấy.
    [first_receipt] Ngày nhận lần đầu, dưới bất kỳ hình thức nào.
    [correction_recomputes] Đính chính loại ngày sai ngay từ đầu và mọi thứ được tính lại.
    [beside_computed] Ngày đó được nêu bên cạnh ngày tính được và không bao giờ thay thế.
    [all_that_were_party] Khi tất cả các quốc gia thành viên từng bị ràng buộc đã từ bỏ điều ước.
   *[every_member_literally] Khi mọi quốc gia thành viên đã từ bỏ điều ước, nghĩa là không bao giờ nếu còn một quốc gia chưa từng bị ràng buộc.
}
