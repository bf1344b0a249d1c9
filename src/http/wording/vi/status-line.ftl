# The status line in Vietnamese.

states = { PLURAL($states) ->
   *[other] { $states } quốc gia
}
regional = { PLURAL($regional) ->
   *[other] { $regional } tổ chức hội nhập kinh tế khu vực
}
organizations = { PLURAL($organizations) ->
   *[other] { $organizations } tổ chức quốc tế
}
split = { $composition ->
    [regional] { regional }
    [organizations] { organizations }
    [states-regional] { states } và { regional }
    [states-organizations] { states } và { organizations }
    [regional-organizations] { regional } và { organizations }
    [all] { states }, { regional } và { organizations }
   *[states] { states }
}

as-it-stood = { $pinned ->
    [yes] {" "}theo trạng thái tại mục số { $entry }
   *[no] {""}
}
completeness = { $completeness ->
    [until] , vốn chỉ đầy đủ đến ngày { $complete-until }
    [unstated] , vốn không nêu rõ mức độ đầy đủ
   *[complete] {""}
}
basis = { $time ->
    [projected] Theo dự tính đến ngày { $as-of } dựa trên sổ đăng ký này{ as-it-stood }{ completeness },
   *[reached] Tính đến ngày { $as-of }, theo sổ đăng ký này{ as-it-stood }{ completeness },
}
signatories = { $signatories ->
    [0] điều ước “{ $treaty }” có { $signatories } bên đã ký
   *[other] điều ước “{ $treaty }” có { $signatories } bên đã ký ({ $signatories-split })
}
deposited = { PLURAL($threshold) ->
   *[other] trong số { $threshold } văn kiện cần thiết để điều ước có hiệu lực, { $counted } văn kiện đã được nộp lưu chiểu
}
deposited-further = { PLURAL($counted) ->
   *[other] { $counted } văn kiện được tính vào số { $threshold } văn kiện cần thiết để điều ước có hiệu lực đã được nộp lưu chiểu
}
met = { PLURAL($threshold) ->
   *[other] { $threshold } văn kiện cần thiết để điều ước có hiệu lực đã được nộp lưu chiểu chậm nhất vào ngày { $reached-on }
}
parties = { $parties ->
    [0] { $parties } thành viên
   *[other] { $parties } thành viên ({ $parties-split })
}
caveat = { $caveat ->
    [unverified] ; điều khoản về hiệu lực chưa được đối chiếu với bản sao được chứng thực
    [disputed] ; một văn kiện đã được rút sau khi các điều kiện có hiệu lực được đáp ứng, và không có nguồn nào xác định hệ quả của việc đó
    [both] ; điều khoản về hiệu lực chưa được đối chiếu với bản sao được chứng thực, một văn kiện đã được rút sau khi các điều kiện được đáp ứng, và không có nguồn nào xác định hệ quả của việc đó
   *[none] {""}
}
asserted = { $asserted ->
    [yes] ; cơ quan lưu chiểu đã nêu một ngày có hiệu lực không suy ra được từ sổ đăng ký này
   *[no] {""}
}

pending = { basis } { signatories }; { deposited }; điều ước chưa có hiệu lực{ caveat }{ asserted }.
pending-further = { basis } { signatories }; { deposited-further }; việc có hiệu lực còn phụ thuộc vào các điều kiện khác, và điều ước chưa có hiệu lực{ caveat }{ asserted }.
threshold-reached = { basis } { signatories }; { met }, và điều ước sẽ có hiệu lực từ ngày { $in-force-on }{ caveat }{ asserted }.
in-force = { basis } { signatories }; { met }, và điều ước có hiệu lực từ ngày { $in-force-on }, với { parties }{ caveat }{ asserted }.
