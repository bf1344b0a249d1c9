# Почему дата вступления в силу именно такая. Даты и числа приходят написанными.

explain-title = { $treaty }: почему эта дата
explain-answer = { $stage ->
    [in_force] Условия вступления в силу были выполнены { $reached }, и договор действует с { $date }.
    [threshold_reached] Условия вступления в силу были выполнены { $reached }, и договор вступит в силу { $date }.
   *[pending] Условия вступления в силу не выполнены, поэтому даты ещё нет.
}
explain-threshold = Требуется
explain-counted = Учтено
explain-reached = Условия выполнены
explain-in-force = Вступление в силу
explain-missing = Чего недостаёт
explain-nothing-missing = Документов достаточно.
explain-missing-instruments = { PLURAL($missing) ->
    [one] ещё { $missing } документ
    [few] ещё { $missing } документа
    [many] ещё { $missing } документов
   *[other] ещё { $missing } документа
}
explain-missing-conditions = { PLURAL($missing) ->
    [one] ещё { $missing } условие
    [few] ещё { $missing } условия
    [many] ещё { $missing } условий
   *[other] ещё { $missing } условия
}
explain-waits-for-parent = вступление в силу договора, который дополняет настоящий ({ $parent }): оно не известно
explain-conditions = Дополнительные условия
explain-met = { $met ->
    [yes] выполнено
   *[no] не выполнено
}
explain-condition-state = Состояние
explain-measure = Доля в показателе
explain-at-least = Не менее
explain-present = У тех, кто учитывается
explain-percent = { $number } %
explain-named = Названы в договоре
explain-named-missing = Ещё недостаёт
explain-clauses = Что говорит договор
explain-clause-entry = Вступление в силу
explain-clause-later = Для выразивших согласие позднее
explain-article = Статья { $article }
explain-no-words = Текста этого положения в реестре нет.
explain-verified = { $verified ->
    [yes] Положение прочитано в указанном здесь источнике.
    [no] Положение не сверено с заверенной копией.
   *[unstated] Не указано, сверено ли положение с заверенной копией.
}
explain-rule = То же в виде правила
explain-kinds = Учитываемые документы
explain-reio-term = Документы организаций
explain-reio = { $reio ->
    [not_additional] не рассматриваются как дополнительные к документам их государств-членов
    [not_counted] не учитываются
    [counted] учитываются
   *[not_applicable] нет: организации участвовать не могут
}
explain-days = { PLURAL($n) ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
explain-months = { PLURAL($n) ->
    [one] { $n } месяц
    [few] { $n } месяца
    [many] { $n } месяцев
   *[other] { $n } месяца
}
explain-period = Со дня выполнения последнего условия
explain-later-period = Для более поздних документов, со дня сдачи на хранение
explain-delay = { $delay ->
    [nth_day_after] { explain-days }, сам этот день — нулевой
    [months_after] { explain-months } (календарных), не далее конца месяца
    [on_deposit] срока нет: в тот же день
    [first_of_month_after_nth_day] до первого дня месяца, следующего за истечением срока ({ explain-days })
    [first_of_nth_month_after_month] до первого дня месяца, отсчитав { explain-months }
   *[first_of_month_after_months] до первого дня месяца, следующего за истечением срока ({ explain-months })
}
explain-fixed-date = Если условия выполнены раньше, то
explain-not-before = Не ранее
explain-not-before-parent = Не ранее вступления в силу договора
explain-arithmetic = Как вычислена дата
explain-no-date = даты ещё нет
explain-step = { $step ->
    [day_of_deposit] день сдачи на хранение
    [last_condition_met] день, когда выполнено последнее условие
    [plus_days] плюс { explain-days }
    [plus_months] плюс { explain-months } (календарных), не далее конца месяца
    [date_of_deposit] сама дата сдачи на хранение
    [first_of_next_month] первый день следующего месяца
    [first_of_nth_month] первый день месяца, отсчитав { explain-months }
    [fixed_date] дата, названная в положении: условия выполнены раньше неё
    [not_before_date] не ранее даты, названной в положении
    [not_before_parent] не ранее вступления в силу договора, который дополняет настоящий ({ $parent })
    [not_before_entry_into_force] не ранее вступления в силу
    [common_date] общая дата: документ сдан вовремя
    [date_of_succession] дата правопреемства государств, которая позднее вступления в силу
   *[deposit_or_entry_into_force] день сдачи на хранение или вступление в силу, если оно позднее
}
explain-basis = { $basis ->
    [entry_into_force] общая дата: документ сдан вовремя
    [own_delay] собственный срок, считая со сдачи на хранение
    [entry_into_force_floor] общая дата: собственный срок истекает раньше
    [succession_date] дата правопреемства государств
   *[succession_deposit] день уведомления о правопреемстве или вступление в силу, если оно позднее
}
explain-example = Пример
explain-example-note = Это моделирование, а не прогноз: если бы последнее условие было выполнено { $date }, в день этой страницы, договор вступил бы в силу следующим образом.
explain-asserted-beside = Что указывает депозитарий, рядом с вычисленным
explain-asserted = Указано депозитарием
explain-computed = Вычислено по реестру
explain-compared = Сравнение
explain-difference = { $order ->
    [same] даты совпадают
    [later] { PLURAL($days) ->
        [one] указанная дата позднее на { $days } день
        [few] указанная дата позднее на { $days } дня
        [many] указанная дата позднее на { $days } дней
       *[other] указанная дата позднее на { $days } дня
    }
   *[earlier] { PLURAL($days) ->
        [one] указанная дата раньше на { $days } день
        [few] указанная дата раньше на { $days } дня
        [many] указанная дата раньше на { $days } дней
       *[other] указанная дата раньше на { $days } дня
    }
}
explain-decision = Решение
explain-findings = Что следует знать читателю
explain-finding = Наблюдение
explain-if-stay-met = Если однажды выполненные условия остаются выполненными
explain-if-never-deposited = Если отозванный документ никогда не сдавался
explain-readings = Два толкования отзыва
explain-stated = Реестр следует этому толкованию.
explain-reached-by = Чьими документами выполнены
explain-corrections = Исправления, изменившие дату
explain-corrected = Исправление
explain-correction = запись { $entry } исправляет запись { $corrected }
explain-before = Вычислено до
explain-after = Вычислено после
explain-instruments = Все документы
explain-no-instruments = На эту дату ни один документ не сдан на хранение.
explain-ties = По дате сдачи на хранение. Несколько сдач одного дня не имеют порядка между собой и делят ряд номеров.
explain-number = №
explain-kind = Вид
explain-remarks = Замечания
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = В этот день условия были выполнены.
explain-not-counted = Не учтён: { $reason }
explain-ended = Прекращение действия: { $date }
explain-further = Другие важные числа
explain-purpose = Что от этого зависит
explain-what-counts = Что учитывается
explain-further-counts = { $counts ->
    [states_parties] государства, для которых договор вступил в силу
    [parties] все, для кого договор вступил в силу
   *[contracting_states_and_parties] все, кто выразил согласие на обязательность договора
}
explain-will-be-reached = Будет достигнуто
explain-policies = Где право молчит
explain-policies-note = Если ни один источник не решает вопроса, реестр заявляет, как он поступает. Решение депозитария может установить иное.
explain-by-default = по умолчанию
explain-by-decision = по решению от { $date }, запись { $entry }
explain-policy = { $policy ->
    [withdrawal_after_threshold] Отменяет ли выполнение условий документ, отозванный после их выполнения и до вступления в силу?
    [reio_accession_before_entry_into_force] Может ли организация присоединиться до вступления договора в силу для государства-члена?
    [predecessor_and_successor] Учитывается ли документ государства, которого больше нет, наряду с документами его преемников?
    [eligibility] Кто может участвовать в договоре, открытом для всех государств?
    [operative_date_of_deposit] Какой день считается датой сдачи на хранение, если документ сначала поступил в электронной форме, а затем на бумаге?
    [wrongly_dated_deposit] Что происходит с вычисленной датой, если дата сдачи на хранение оказалась неверной?
    [asserted_entry_into_force] Что происходит с датой вступления в силу, которую указывает депозитарий?
   *[reio_ceases_with_members] Когда организация перестаёт быть связанной из-за денонсации её государствами-членами?
}
explain-policy-value = { $value ->
    [conditions_stay_met] Однажды выполненные условия остаются выполненными.
    [as_never_deposited] Отозванный документ считается никогда не сданным.
    [strict] Нет: в этот день договор должен действовать для государства-члена.
    [with_override_reason] Нет, если только депозитарий не примет документ и не объяснит почему.
    [both] Да, каждый учитывается со своей сдачи на хранение.
    [count_once_for_continuing_or_notifying_state] Лишь до тех пор, пока вместо него не учтён другой документ.
    [list_and_decisions] Государства из списка реестра и организации, если договор их допускает; решение имеет преимущество перед списком.
    [paper] День получения бумажного документа.
    [first_receipt] День первого получения в любой форме.
    [correction_recomputes] Исправление устраняет неверную дату с самого начала, и всё вычисляется заново.
    [beside_computed] Она показана рядом с вычисленной датой и никогда её не заменяет.
    [all_that_were_party] Когда денонсировали все её государства-члены, которые были связаны.
   *[every_member_literally] Когда денонсировало каждое государство-член, то есть никогда, пока среди них есть не связанное договором.
}
