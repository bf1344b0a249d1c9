# Страница одного участника в отношении договора. Даты и числа приходят написанными.

participant-standing = Положение
participant-kind = Вид
participant-group = Региональная группа
participant-name-then = Название на эту дату
participant-signed = Подписание
participant-signature-withdrawn = Выразил намерение не становиться участником
participant-instrument = Документ о согласии
participant-deposited = Дата сдачи на хранение
participant-counted = Учитывается для вступления в силу
participant-counts = { $counts ->
    [yes] да
   *[no] нет
}
participant-effect = Вступление в силу для него
participant-no-effect = { $known ->
    [yes] Не вступит: действие документа прекращается до этого дня.
   *[no] Неизвестно: дата вступления договора в силу ещё не известна.
}
participant-basis = Почему этот день
participant-leaves = Участие прекращается
participant-provisional = Применяет договор временно с
participant-last-day = Последний день государства
participant-note = Примечание
participant-acts = Совершённые действия
participant-acts-none = На эту дату ничего не зарегистрировано.
participant-entry = Запись { $entry } реестра
participant-corrected = Это исправлено записью { $entry } реестра и более не действует.
participant-corrects = Это стоит на месте записи { $entry } реестра.
participant-correction-kind = Основание исправления
participant-correction = { $kind ->
    [proces_verbal] исправление протоколом депозитария
   *[clerical] описка этого реестра
}
participant-reason = Причина
participant-now-says = Теперь в реестре сказано
participant-nothing-done = что действие не совершалось
participant-place = Место
participant-signatory = Подписал(а)
participant-in-capacity = В качестве
participant-capacity = { $capacity ->
    [head_of_state] главы государства
    [head_of_government] главы правительства
    [minister_for_foreign_affairs] министра иностранных дел
    [head_of_mission] главы дипломатического представительства или постоянного представителя
   *[other] ином
}
participant-full-powers = Полномочия
participant-full-powers-shown = { $produced ->
    [yes] предъявлены
   *[no] не предъявлены
}
participant-title-received = Название документа, как он получен
participant-dated = Дата на документе
participant-received-electronically = Получено в электронной форме
participant-received = Подлинник получен
participant-notified = Уведомление депозитария разослано
participant-notification = Уведомление депозитария
participant-registered = Зарегистрировано по статье 102 Устава
participant-succession = Дата правопреемства государств
participant-succeeded = Государство-предшественник
participant-override = Почему депозитарий принял документ
participant-source = Источник
participant-number = Номер среди учитываемых
participant-not-counted = Не учитывается, причина
participant-ended = Прекращение действия
participant-denunciation-effect = Вступает в действие
participant-with-statements = { PLURAL($statements) ->
    [one] вместе с ним сделано { $statements } заявление
    [few] вместе с ним сделано { $statements } заявления
    [many] вместе с ним сделано { $statements } заявлений
   *[other] вместе с ним сделано { $statements } заявления
}
participant-statements = Заявления и оговорки
participant-statements-own = Сделанные этим участником
participant-no-text = Текста в этом реестре нет.
participant-concerns = Относится к заявлению
participant-designates = Назначает
participant-designated = { $what ->
    [central_authority] центральный орган по взаимной правовой помощи
    [point_of_contact_24_7] контактный центр, доступный 24 часа в сутки, 7 дней в неделю
    [extradition_authority] орган по вопросам выдачи
    [extradition_basis] правовое основание для выдачи
    [languages] приемлемые языки запросов
    [preventive_authority] орган по мерам предупреждения
   *[legislation] законы, обеспечивающие осуществление договора
}
participant-territories = Территории
participant-extent = Объём
participant-precludes = Автор возражает против вступления договора в силу между ними.
participant-made-with = Сделано вместе с действием
participant-date = Дата
participant-fate = Что с ним стало
participant-since = С
participant-grounded = На каком основании
participant-ground = { $ground ->
    [treaty] договор прямо её допускает
    [express_acceptance] она прямо принята
   *[tacit_acceptance] никто не возразил в срок
}
participant-objections-until = Возражения возможны до
participant-confirmed-by = Подтверждено
participant-objections = Действующие возражения
participant-raised = Сделано в срок
participant-in-time = { $intime ->
    [yes] да
   *[no] нет
}
participant-about = Что другие сказали о его заявлениях
participant-pending = Что ещё не сообщено депозитарию
participant-pending-note = Ничто из этого не препятствует сдаче на хранение и не меняет ни дат, ни подсчёта.
participant-to-tell = Предстоит сообщить
participant-competence = заявление об объёме своей компетенции
participant-in-english = По-английски
participant-article = Статья
participant-clause = Положение договора
participant-due-since = Ожидается с
participant-steps = Что он может сделать
participant-steps-note = По состоянию на { $date }, если ничего более не произойдёт. Каждое действие проверено по правилам, по которым ведётся этот реестр.
participant-not-eligible = Он не может участвовать в этом договоре.
participant-period = { $until ->
    [open] Возможно с { $from }, без ограничения срока.
    [today] Возможно { $from }, но не позднее.
   *[until] Возможно с { $from } по { $last } включительно.
}
participant-then = После этого
participant-grounds = Основание
participant-would-be = Был бы под номером
participant-would-not-count = Не учитывался бы, причина
participant-then-counted = Тогда учитывалось бы документов
participant-would-count = { $counted }
participant-conditions = Условия вступления в силу
participant-reaches = С этим документом они были бы выполнены.
participant-treaty-in-force = Договор вступил бы в силу
participant-last-common = Последний день сдачи на хранение для общей даты
participant-no-date = Даты ещё не было бы
participant-own-date = Собственная дата участника
participant-formalities = Требования к форме
participant-formalities-note = Этот реестр ничего из этого не проверяет. Документы рассматривает депозитарий.
participant-recalled = не сверено с источником
participant-form = { $rule ->
    [full_powers_to_sign] Подписывающему нужны полномочия, если это не глава государства, глава правительства или министр иностранных дел.
    [head_of_mission_needs_full_powers] Главы дипломатических представительств и постоянные представители могут принимать текст в силу своих функций; для подписания им нужны полномочия.
    [organization_full_powers] Подписывающий от имени организации предъявляет полномочия, если не ясно, что по правилам организации они не нужны.
    [content_of_full_powers] В полномочиях названы договор и лицо, которое его подпишет; их подписывает глава государства, глава правительства или министр иностранных дел либо лицо, временно исполняющее эту должность; для организации — орган, указанный в её правилах.
    [full_powers_shown_before] Полномочия представляются депозитарию до назначенного подписания.
    [instrument_names_treaty] В документе указаны название договора, дата и место его заключения.
    [instrument_expresses_consent] Документ недвусмысленно выражает согласие на обязательность договора и обязательство его выполнять.
    [instrument_unconditional] Документ действует немедленно; документ с условием или с собственной более поздней датой не считается сданным на хранение, пока они не отпадут.
    [instrument_dated] В документе указаны место и дата его составления.
    [instrument_signed] Документ подписан, с указанием должности, главой государства, главой правительства или министром иностранных дел либо лицом, имеющим на это полномочия.
    [organization_instrument_signed] Документ подписан, с указанием должности, органом, который по правилам организации может её обязывать, либо лицом, имеющим на это полномочия.
    [original_deposited] Депозитарию сдаётся подлинник; датой сдачи на хранение является день, когда он в надлежащей форме получен в Центральных учреждениях в Нью-Йорке.
    [deposit_without_full_powers] Тому, кто передаёт документ, полномочия не нужны.
    [competence_declared] В документе организации заявлен объём её компетенции в вопросах, регулируемых договором.
    [succession_in_writing] О правопреемстве депозитарий уведомляется письменно, за подписью главы государства, главы правительства или министра иностранных дел либо представителя, у которого могут запросить полномочия.
    [provisional_application_notified] О временном применении уведомляется депозитарий, если его предусматривает договор или о нём договорились иначе.
    [intention_made_clear] В сообщении депозитарию ясно выражено намерение не становиться участником.
    [notice_in_writing] Уведомление депозитарию делается письменно; оно считается сделанным со дня его получения депозитарием.
    [notice_signed] Если уведомление не подписано главой государства, главой правительства или министром иностранных дел, могут быть запрошены полномочия.
    [reservation_in_writing] Оговорка делается письменно — при подписании, в документе или вместе с ним.
   *[reservation_confirmed] Оговорка, сделанная при подписании, официально подтверждается при выражении согласия на обязательность договора и считается сделанной в этот день.
}
participant-reservations = Оговорки, которые договор при этом прямо допускает:
participant-notifications = Что договор просит при этом сообщить
participant-members-first = Чего ждёт организация
participant-member-condition = { $condition ->
    [member_has_signed] Договор подписан государством-членом
    [member_has_consented] Государство-член сдало свой документ на хранение
   *[member_is_party] Договор вступил в силу для государства-члена
}
participant-members-meet = { PLURAL($met) ->
    [one] { $met } государство-член выполняет это условие; оно установлено для следующего: { $kinds }
    [few] { $met } государства-члена выполняют это условие; оно установлено для следующего: { $kinds }
    [many] { $met } государств-членов выполняют это условие; оно установлено для следующего: { $kinds }
   *[other] { $met } государства-члена выполняют это условие; оно установлено для следующего: { $kinds }
}
participant-undated = Что договор просит сообщить, не называя дня
participant-not-possible = Что невозможно
participant-possible-from = Возможно с
participant-instead = Вместо этого возможно
participant-obstacle = { $code ->
    [not_eligible] Он не может участвовать в этом договоре.
    [kind_not_admitted] Договор не предусматривает такого действия.
    [before_opening] Договор ещё не открыт для подписания.
    [signature_closed] Договор не открыт для подписания.
    [wrong_place_of_signature] Договор открыт для подписания в другом месте.
    [already_signed] Его подпись уже стоит.
    [already_bound] Его документ уже сдан на хранение.
    [signature_required] Это может сделать только подписавший, а он не подписал.
    [before_own_signature] Он подписал лишь позднее.
    [accession_by_signatory] Подписавший не присоединяется: его согласие имеет другую форму.
    [accession_not_open] Договор ещё не открыт для присоединения.
    [no_member_has_signed] Ни одно государство-член не подписало.
    [no_member_has_consented] Ни одно государство-член не сдало документ на хранение.
    [no_member_is_party] Договор не действует ни для одного государства-члена.
    [parent_required] Он не связан договором, который дополняет настоящий.
    [nothing_to_withdraw] Отзывать нечего.
    [in_force_for_participant] Договор для него действует, поэтому он может его только денонсировать.
    [not_in_force_for_participant] Договор для него не действует.
    [full_powers_required] Нужны полномочия.
    [predecessor_not_bound] Нет того, в отношении чего возможно правопреемство.
    [contradicts_later_action] Этому препятствует более позднее действие в реестре.
   *[rule] Этому препятствует правило реестра.
}
participant-relations = Предшественники, преемники и члены
participant-predecessors = Государства-предшественники
participant-successors = Государства-преемники
participant-member-of = Член организации
participant-members = Государства-члены
participant-certificate = Справка
participant-feed = Лента
participant-steps-data = Что он может сделать, в JSON
