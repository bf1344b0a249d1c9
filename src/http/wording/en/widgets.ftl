# What is embedded in other sites: the frame, the component, the pictures; and the page where one chooses.

widget-count = { PLURAL($threshold) ->
    [one] { $counted } of { $threshold } instrument
   *[other] { $counted } of { $threshold } instruments
}
widget-count-met = { $counted } instruments; { $threshold } required
widget-badge = { $counted } of { $threshold }
widget-threshold = threshold: { $threshold }
widget-pending = { PLURAL($threshold) ->
    [one] Not in force: { $threshold } instrument must be deposited
   *[other] Not in force: { $threshold } instruments must be deposited
}
widget-pending-further = { PLURAL($threshold) ->
    [one] Not in force: { $threshold } instrument and further conditions are required
   *[other] Not in force: { $threshold } instruments and further conditions are required
}
widget-reached = Enters into force on { $date }
widget-in-force = In force since { $date }
widget-bound = { PLURAL($bound) ->
    [one] { $bound } party
   *[other] { $bound } parties
}
widget-signatories = { $signatories ->
    [0] { $signatories } signatories
   *[other] { PLURAL($signatories) ->
        [one] { $signatories } signatory ({ $split })
       *[other] { $signatories } signatories ({ $split })
    }
}
widget-opens = Opens for signature on { $date }
widget-closes = Last day for signature: { $date }
widget-enters = Entry into force: { $date }
widget-days = { $days ->
    [0] today
   *[other] { PLURAL($days) ->
        [one] in { $days } day
       *[other] in { $days } days
    }
}
widget-countdown = {" "}({ $days })
widget-entry = { $pinned ->
    [yes] , at entry { $entry }
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] As projected to { $date }{ widget-entry }
   *[reached] As of { $date }{ widget-entry }
}
widget-until = Record complete only until { $date }
widget-qualified = Important qualifications are on the treaty’s page.
widget-more = Details
widget-away = The service cannot be reached. This is its last answer, for the date stated.
widget-frame = { $treaty }: progress towards entry into force

widget-choose-title = Embed the progress of a treaty
widget-choose-intro = For any site: correct to the day, without cookies, without tracking, and without a request to any other host.
widget-choose-treaty = Treaty
widget-choose-form = Form
widget-choose-frame = Frame
widget-choose-component = Web component
widget-choose-badge = Badge
widget-choose-picture = Picture
widget-choose-shield = Badge by shields.io
widget-choose-size = Size
widget-choose-small = Small
widget-choose-medium = Medium
widget-choose-large = Large
widget-choose-language = Language
widget-choose-theme = Colours
widget-choose-light = Light
widget-choose-dark = Dark
widget-choose-auto = As the reader prefers
widget-choose-show = Show the code
widget-choose-code = Code to copy
widget-choose-preview = Preview
widget-choose-no-preview = There is no preview: this badge is drawn by shields.io, another host, which this page does not ask. Your readers’ browsers would ask it.
widget-choose-policy = If your site has a Content Security Policy, it must allow this:
