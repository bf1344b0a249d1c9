# То, что встраивается в другие сайты: рамка, компонент, картинки; и страница, где это выбирают.

widget-count = { PLURAL($threshold) ->
    [one] { $counted } из { $threshold } документа
   *[many] { $counted } из { $threshold } документов
}
widget-count-met = Документов: { $counted }; требовалось: { $threshold }
widget-badge = { $counted } из { $threshold }
widget-threshold = порог: { $threshold }
widget-pending = { PLURAL($threshold) ->
    [one] Не вступил в силу: на хранение должен быть сдан { $threshold } документ
    [few] Не вступил в силу: на хранение должно быть сдано { $threshold } документа
   *[many] Не вступил в силу: на хранение должно быть сдано { $threshold } документов
}
widget-pending-further = { PLURAL($threshold) ->
    [one] Не вступил в силу: нужны { $threshold } документ и выполнение других условий
    [few] Не вступил в силу: нужны { $threshold } документа и выполнение других условий
   *[many] Не вступил в силу: нужны { $threshold } документов и выполнение других условий
}
widget-reached = Вступит в силу { $date }
widget-in-force = В силе с { $date }
widget-bound = { PLURAL($bound) ->
    [one] { $bound } участник
    [few] { $bound } участника
   *[many] { $bound } участников
}
widget-signatories = { $signatories ->
    [0] Подписавших: { $signatories }
   *[other] Подписавших: { $signatories } ({ $split })
}
widget-opens = Открывается для подписания { $date }
widget-closes = Последний день для подписания: { $date }
widget-enters = Вступление в силу: { $date }
widget-days = { $days ->
    [0] сегодня
   *[other] { PLURAL($days) ->
        [one] через { $days } день
        [few] через { $days } дня
       *[many] через { $days } дней
    }
}
widget-countdown = {" "}({ $days })
widget-entry = { $pinned ->
    [yes] , запись { $entry }
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] Расчет на { $date }{ widget-entry }
   *[reached] По состоянию на { $date }{ widget-entry }
}
widget-until = Сведения полны лишь по { $date }
widget-qualified = Важные уточнения — на странице договора.
widget-more = Подробнее
widget-away = Служба недоступна. Это ее последний ответ, на указанную дату.
widget-frame = { $treaty }: на пути к вступлению в силу

widget-choose-title = Встроить ход дел по договору
widget-choose-intro = Для любого сайта: точно на каждый день, без файлов cookie, без слежения и без обращений к другим узлам.
widget-choose-treaty = Договор
widget-choose-form = Вид
widget-choose-frame = Рамка
widget-choose-component = Веб-компонент
widget-choose-badge = Значок
widget-choose-picture = Картинка
widget-choose-shield = Значок от shields.io
widget-choose-size = Размер
widget-choose-small = Малый
widget-choose-medium = Средний
widget-choose-large = Большой
widget-choose-language = Язык
widget-choose-theme = Цвета
widget-choose-light = Светлые
widget-choose-dark = Темные
widget-choose-auto = Как предпочитает читатель
widget-choose-show = Показать код
widget-choose-code = Код для копирования
widget-choose-preview = Предварительный просмотр
widget-choose-no-preview = Предварительного просмотра нет: этот значок рисует shields.io, другой узел, к которому эта страница не обращается. Браузеры ваших читателей обращались бы к нему.
widget-choose-policy = Если на вашем сайте действует политика безопасности содержимого (CSP), она должна разрешать следующее:
