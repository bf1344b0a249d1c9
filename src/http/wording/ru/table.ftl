# Таблица для печати. Даты и числа приходят написанными.

table-title = { $treaty }: состояние договора
table-adopted = Дата принятия
table-adopted-by = Принято
table-open-for-signature = Открыт для подписания
table-window = { $place }: с { $from } по { $to }
table-entry-into-force = Вступление в силу:
table-status = Состояние:
table-signatories = Подписавшие
table-contracting = Договаривающиеся государства и организации
table-bound = Участники
table-caption = Участники и даты их действий
table-participant = Участник
table-signature = Подписание
table-empty = На эту дату ничего не зарегистрировано.
table-brackets = То, что стоит в квадратных скобках, более не имеет юридической силы. Буквы — как у депозитария; дата согласия без буквы относится к тому виду, у которого в заголовке нет буквы.
table-reservations = Заявления и оговорки
table-objections = Возражения и принятия
table-territories = Территориальное применение
table-notifications = Назначения и уведомления
table-notes = Примечания
table-back = Назад к сноске { $note } в таблице
table-permanent = Эта таблица в том виде, в каком она есть в реестре, остаётся по адресу:
table-signature-withdrawn = { $name }: { $date } выражено намерение не становиться участником.
table-ended = { $how ->
    [withdrawn] { $name }: документ ({ $kind }) отозван { $received }.
    [denounced] { $name }: депозитарий получил уведомление о денонсации { $received }; она вступает в действие { $effective }.
    [left_with_parent] { $name }: участие прекратилось { $effective } вместе с участием в договоре, который дополняет настоящий.
   *[ceased_with_members] { $name }: обязательность прекратилась { $effective } вместе с её прекращением для государств-членов.
}
table-ceased = { $name }: государства больше нет; его последний день — { $date }.
table-succession = { $name }: дата правопреемства государств — { $date }.
table-corrected = Исправлено записью { $entry } реестра; ранее в нём было сказано: { $name }, { $kind }, { $date }.
