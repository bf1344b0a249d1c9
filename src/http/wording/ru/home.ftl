# Страница договора.

home-instruments-note = о ратификации, принятии, утверждении или присоединении, сданные на хранение
home-bar = Сдано на хранение: { $counted } из { $threshold }
home-threshold = порог
home-signatories-label = Подписавшие
home-contracting-states-label = Договаривающиеся государства и организации
home-parties-label = Участники
home-parties-none = До вступления в силу участников нет.
home-dates = Важные даты
home-signature-opens = Открытие для подписания
home-signature-closes = Последний день для подписания
home-entry-into-force = Вступление в силу
home-no-date = Дата пока неизвестна
home-no-date-note = Она зависит от ещё не сданных на хранение документов, и ни от чего иного.
home-article = статья { $article }
home-today = Сегодня
home-why = Почему эта дата
home-unverified = Это положение не сверено с заверенной копией.
home-chart = Подписания и документы по времени
home-chart-text = Линии числа подписавших и учитываемых документов с { $from } по { $until }. Порог: { $threshold }.
home-chart-instruments = Учитываемые документы
home-chart-neighbours = Документы других договоров на тот же день после их открытия
home-chart-table = Числа в таблице
home-day = День
home-groups = По региональным группам
home-group = Региональная группа
home-group-members = Члены
home-recent = Последние акты
home-recent-none = До этой даты ни одного акта не записано.
home-participants = Государства и организации
home-search = Поиск
home-status = Статус
home-every-status = Любой статус
home-every-group = Все группы
home-sort = Порядок
home-sort-name = По названию
home-sort-signature = По дате подписания
home-sort-consent = По дате сдачи на хранение
home-apply = Показать
home-participant = Государство или организация
home-signature = Подписание
home-consent = Согласие на обязательность
home-effect = Вступает в силу для него
home-nobody = Ничего не найдено.
home-as-of = По состоянию на
home-data = Данные
home-calendar = Календарь
home-feed = Лента
home-cite = Как цитировать
home-updated = Реестр изменился; на странице новое состояние.

home-of-instruments = { PLURAL($threshold) ->
    [one] из { $threshold } документа
    [few] из { $threshold } документов
   *[many] из { $threshold } документов
}
home-remaining = { $remaining ->
    [0] Порог достигнут.
   *[other] { PLURAL($remaining) ->
        [one] Недостаёт ещё { $remaining } документа.
        [few] Недостаёт ещё { $remaining } документов.
       *[many] Недостаёт ещё { $remaining } документов.
    }
}
home-un-members = { PLURAL($number) ->
    [one] { $number } государство — член Организации Объединенных Наций
    [few] { $number } государства — члена Организации Объединенных Наций
   *[many] { $number } государств — членов Организации Объединенных Наций
}
home-observers = { PLURAL($number) ->
    [one] { $number } государство-наблюдатель
    [few] { $number } государства-наблюдателя
   *[many] { $number } государств-наблюдателей
}
home-other-states = { PLURAL($number) ->
    [one] { $number } иное государство
    [few] { $number } иных государства
   *[many] { $number } иных государств
}
home-in-days = { PLURAL($days) ->
    [one] через { $days } день
    [few] через { $days } дня
   *[many] через { $days } дней
}
home-days-ago = { PLURAL($days) ->
    [one] { $days } день назад
    [few] { $days } дня назад
   *[many] { $days } дней назад
}
