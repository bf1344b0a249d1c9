# Ленты, календари и ссылки: заголовки и строки. $title — один из этих заголовков.

feeds-title = { $treaty }: записи реестра
feeds-title-participant = { $treaty }: записи реестра — { $participant }

feeds-registered = { $treaty }: договор внесен в этот реестр
feeds-act-signature = { $participant }: подписание договора
feeds-act-definitive-signature = { $participant }: окончательное подписание договора
feeds-act-ratification = { $participant }: сдача на хранение ратификационной грамоты
feeds-act-acceptance = { $participant }: сдача на хранение документа о принятии
feeds-act-approval = { $participant }: сдача на хранение документа об утверждении
feeds-act-accession = { $participant }: сдача на хранение документа о присоединении
feeds-act-succession = { $participant }: уведомление о правопреемстве
feeds-act-succession-to-signature = { $participant }: уведомление о правопреемстве в отношении подписания
feeds-act-formal-confirmation = { $participant }: сдача на хранение акта официального подтверждения
feeds-act-provisional-application = { $participant }: уведомление о временном применении
feeds-act-withdrawal-of-signature = { $participant }: отзыв подписи
feeds-act-withdrawal-of-instrument = { $participant }: отзыв документа
feeds-act-denunciation = { $participant }: уведомление о денонсации
feeds-act-withdrawal-of-denunciation = { $participant }: отзыв денонсации
feeds-act-communication = { $participant }: сообщение депозитарию
feeds-corrected = Исправление: { $title }
feeds-annulled = Исправление: запись { $entry } больше не действительна
feeds-decision-policy = Решение депозитария по вопросу, не урегулированному договором
feeds-decision-entry-into-force = Депозитарий указал дату вступления в силу: { $date }
feeds-decision-admitted = Решение депозитария — { $participant }: участие допускается
feeds-decision-not-admitted = Решение депозитария — { $participant }: участие не допускается
feeds-decision-revocation = Депозитарий отменил решение, внесенное записью { $entry }

feeds-date = Дата акта: { $date }.
feeds-holds-from = Действует с { $date }.
feeds-corrects = Заменяет запись { $entry }: { $title } ({ $date }).
feeds-annuls = Запись { $entry } гласила: { $title } ({ $date }).
feeds-corrected-by = Эта запись исправлена записью { $entry }.
feeds-revoked-by = Это решение отменено записью { $entry }.
feeds-reason = Основание: { $text }
feeds-objections = Возражения могут быть заявлены по { $date }.
feeds-notification = Уведомление депозитария: { $text }
feeds-source = Источник: { $text }
feeds-note = Примечание: { $text }
feeds-statement = Заявление ({ $kind }): { $text }
feeds-statement-unwritten = Заявление ({ $kind }); его текста в реестре нет.
feeds-reached = С этой записью достигнуто: { $milestone }.
feeds-lost = С этой записью более не достигнуто: { $milestone }.

feeds-milestone-signature-opens = открытие для подписания
feeds-milestone-signature-closes = окончание срока для подписания
feeds-milestone-quarter = четверть числа документов, необходимых для вступления в силу
feeds-milestone-half = половина числа документов, необходимых для вступления в силу
feeds-milestone-three-quarters = три четверти числа документов, необходимых для вступления в силу
feeds-milestone-one-before = все документы, необходимые для вступления в силу, кроме одного
feeds-milestone-threshold = число документов, необходимое для вступления в силу
feeds-milestone-conditions-met = все условия вступления в силу
feeds-milestone-days-before = { PLURAL($days) ->
    [one] { $days } день до вступления в силу
    [few] { $days } дня до вступления в силу
    [many] { $days } дней до вступления в силу
   *[other] { $days } дня до вступления в силу
}
feeds-milestone-entry-into-force = вступление в силу

feeds-calendar-title = { $treaty }: даты
feeds-calendar-title-participant = { $treaty }: даты — { $participant }
feeds-calendar-signature-opens = { $treaty }: открытие для подписания
feeds-calendar-signature-closes = { $treaty }: последний день для подписания
feeds-calendar-threshold = { $treaty }: достигнуто число документов, необходимое для вступления в силу
feeds-calendar-conditions = { $treaty }: выполнены все условия вступления в силу
feeds-calendar-entry-into-force = { $treaty }: вступление в силу
feeds-calendar-effect = { $treaty }: вступление в силу — { $participant }
feeds-calendar-denunciation = { $treaty }: денонсация вступает в силу — { $participant }
feeds-calendar-end = { $treaty }: прекращает действие — { $participant }
feeds-calendar-for = В этот день вступает в силу для следующих участников: { $participants }.
feeds-calendar-article = Статья: { $text }.
feeds-calendar-unverified = Применимое положение не сверено с заверенной копией.
feeds-calendar-fell-below = С { $date } засчитывается меньшее число документов.
feeds-calendar-asserted = Депозитарий указал другую дату вступления в силу: { $date }.
feeds-calendar-moved = Эта дата в реестре изменилась: прежде было { $date }.

feeds-citation = Библиографическая ссылка (CSL-JSON)
feeds-cite-title = { $treaty }: состояние на { $date }
feeds-cite-as = Ссылаться так: { $title }. Signatory, запись { $entry } реестра, { $url }
