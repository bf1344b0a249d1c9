# Por qué la fecha de entrada en vigor es la que es. Las fechas y los números llegan escritos.

explain-title = { $treaty }: por qué esta fecha
explain-answer = { $stage ->
    [in_force] Las condiciones para la entrada en vigor se cumplieron el { $reached }, y el tratado está en vigor desde el { $date }.
    [threshold_reached] Las condiciones para la entrada en vigor se cumplieron el { $reached }, y el tratado entrará en vigor el { $date }.
   *[pending] Las condiciones para la entrada en vigor no se han cumplido, de modo que aún no hay fecha.
}
explain-threshold = Necesarios
explain-counted = Contados
explain-reached = Condiciones cumplidas el
explain-in-force = Entrada en vigor
explain-missing = Lo que falta
explain-nothing-missing = No falta ningún instrumento.
explain-missing-instruments = { PLURAL($missing) ->
    [one] { $missing } instrumento más
   *[other] { $missing } instrumentos más
}
explain-missing-conditions = { PLURAL($missing) ->
    [one] { $missing } condición más
   *[other] { $missing } condiciones más
}
explain-waits-for-parent = la entrada en vigor del tratado que este complementa ({ $parent }), que no se conoce
explain-conditions = Otras condiciones
explain-met = { $met ->
    [yes] cumplida
   *[no] no cumplida
}
explain-condition-state = Estado
explain-measure = Parte de
explain-at-least = Al menos
explain-present = De los que cuentan
explain-percent = { $number } %
explain-named = Nombrados en el tratado
explain-named-missing = Faltan todavía
explain-clauses = Lo que dice el tratado
explain-clause-entry = Entrada en vigor
explain-clause-later = Para los que consienten más tarde
explain-article = Artículo { $article }
explain-no-words = El texto de esta disposición no figura en este registro.
explain-verified = { $verified ->
    [yes] La disposición se leyó en la fuente que aquí se indica.
    [no] La disposición no se ha comparado con la copia certificada conforme.
   *[unstated] No se indica si la disposición se ha comparado con la copia certificada conforme.
}
explain-rule = Lo mismo como regla
explain-kinds = Instrumentos que cuentan
explain-reio-term = Instrumentos de organizaciones
explain-reio = { $reio ->
    [not_additional] no se consideran adicionales a los de sus Estados miembros
    [not_counted] no cuentan
    [counted] cuentan
   *[not_applicable] ninguno: las organizaciones no pueden participar
}
explain-days = { PLURAL($n) ->
    [one] { $n } día
   *[other] { $n } días
}
explain-months = { PLURAL($n) ->
    [one] { $n } mes
   *[other] { $n } meses
}
explain-period = Desde el día en que se cumple la última condición
explain-later-period = Para los instrumentos posteriores, desde el día de depósito
explain-delay = { $delay ->
    [nth_day_after] { explain-days }, siendo ese día el día 0
    [months_after] { explain-months } de calendario, sin pasar del fin de mes
    [on_deposit] ninguno: ese mismo día
    [first_of_month_after_nth_day] hasta el primer día del mes siguiente a la expiración de { explain-days }
    [first_of_nth_month_after_month] hasta el primer día del mes, { explain-months } después
   *[first_of_month_after_months] hasta el primer día del mes siguiente a la expiración de { explain-months }
}
explain-fixed-date = Si las condiciones se cumplen antes, el
explain-not-before = No antes del
explain-not-before-parent = No antes de la entrada en vigor de
explain-arithmetic = Cómo se calcula la fecha
explain-no-date = aún sin fecha
explain-step = { $step ->
    [day_of_deposit] el día de depósito
    [last_condition_met] el día en que se cumplió la última condición
    [plus_days] más { explain-days }
    [plus_months] más { explain-months } de calendario, sin pasar del fin de mes
    [date_of_deposit] la propia fecha de depósito
    [first_of_next_month] el primer día del mes siguiente
    [first_of_nth_month] el primer día del mes, { explain-months } después
    [fixed_date] la fecha que fija la disposición, porque las condiciones se cumplieron antes
    [not_before_date] no antes de la fecha que fija la disposición
    [not_before_parent] no antes de la entrada en vigor del tratado que este complementa ({ $parent })
    [not_before_entry_into_force] no antes de la entrada en vigor
    [common_date] la fecha común, porque el instrumento se depositó a tiempo
    [date_of_succession] la fecha de la sucesión de Estados, posterior a la entrada en vigor
   *[deposit_or_entry_into_force] el día de depósito, o la entrada en vigor si es posterior
}
explain-basis = { $basis ->
    [entry_into_force] la fecha común, porque el instrumento se depositó a tiempo
    [own_delay] su propio plazo, contado desde su depósito
    [entry_into_force_floor] la fecha común, porque su propio plazo termina antes
    [succession_date] la fecha de la sucesión de Estados
   *[succession_deposit] el día de la notificación de sucesión, o la entrada en vigor si es posterior
}
explain-example = Un ejemplo
explain-example-note = Una simulación, no una previsión: si la última condición se cumpliera el { $date }, fecha de esta página, el tratado entraría en vigor como sigue.
explain-asserted-beside = Lo que indica el depositario, junto a lo que se calcula
explain-asserted = Indicada por el depositario
explain-computed = Calculada a partir del registro
explain-compared = Comparación
explain-difference = { $order ->
    [same] ambas son la misma
    [later] { PLURAL($days) ->
        [one] la fecha indicada es { $days } día posterior
       *[other] la fecha indicada es { $days } días posterior
    }
   *[earlier] { PLURAL($days) ->
        [one] la fecha indicada es { $days } día anterior
       *[other] la fecha indicada es { $days } días anterior
    }
}
explain-decision = Decisión
explain-findings = Lo que el lector debe saber
explain-finding = Observación
explain-if-stay-met = Si las condiciones una vez cumplidas siguen cumplidas
explain-if-never-deposited = Si el instrumento retirado nunca se depositó
explain-readings = Dos lecturas de un retiro
explain-stated = Es la que sigue el registro.
explain-reached-by = Cumplidas por
explain-corrections = Correcciones que cambiaron la fecha
explain-corrected = Corrección
explain-correction = el asiento { $entry } corrige el asiento { $corrected }
explain-before = Calculada antes
explain-after = Calculada después
explain-instruments = Todos los instrumentos
explain-no-instruments = No hay ningún instrumento depositado en esta fecha.
explain-ties = Por fecha de depósito. Varios depósitos de un mismo día no tienen orden entre sí y comparten una serie de números.
explain-number = N.º
explain-kind = Naturaleza
explain-remarks = Observaciones
explain-ordinal = { $shared ->
    [yes] { $first }–{ $last }
   *[no] { $first }
}
explain-met-here = Las condiciones se cumplieron ese día.
explain-not-counted = No contado: { $reason }
explain-ended = Terminó o termina el { $date }
explain-further = Otros números que importan
explain-purpose = Lo que depende de ello
explain-what-counts = Lo que cuenta
explain-further-counts = { $counts ->
    [states_parties] los Estados para los que el tratado está en vigor
    [parties] todos aquellos para los que el tratado está en vigor
   *[contracting_states_and_parties] todos los que han manifestado su consentimiento en obligarse
}
explain-will-be-reached = Se alcanzará el
explain-policies = Donde el derecho calla
explain-policies-note = Cuando ninguna fuente resuelve una cuestión, el registro declara lo que hace. Una decisión del depositario puede disponer otra cosa.
explain-by-default = por defecto
explain-by-decision = por una decisión de { $date }, asiento { $entry }
explain-policy = { $policy ->
    [withdrawal_after_threshold] ¿Deshace las condiciones un instrumento que se retira después de cumplidas y antes de la entrada en vigor?
    [reio_accession_before_entry_into_force] ¿Puede adherirse una organización antes de que el tratado esté en vigor para un Estado miembro?
    [predecessor_and_successor] ¿Sigue contando el instrumento de un Estado que ya no existe junto a los de sus sucesores?
    [eligibility] ¿Quién puede participar en un tratado abierto a todos los Estados?
    [operative_date_of_deposit] ¿Qué día es la fecha de depósito de un instrumento que llega primero en forma electrónica y después en papel?
    [wrongly_dated_deposit] ¿Qué ocurre con la fecha calculada cuando la fecha de un depósito resulta errónea?
    [asserted_entry_into_force] ¿Qué ocurre con una fecha de entrada en vigor que indica el depositario?
   *[reio_ceases_with_members] ¿Cuándo deja de estar obligada una organización porque sus Estados miembros han denunciado?
}
explain-policy-value = { $value ->
    [conditions_stay_met] Las condiciones una vez cumplidas siguen cumplidas.
    [as_never_deposited] Un instrumento retirado se trata como si nunca se hubiera depositado.
    [strict] No: el tratado debe estar en vigor para un Estado miembro ese día.
    [with_override_reason] No, salvo que el depositario acepte el instrumento y diga por qué.
    [both] Sí, cada uno cuenta desde su propio depósito.
    [count_once_for_continuing_or_notifying_state] Solo hasta que un instrumento cuente en su lugar.
    [list_and_decisions] Los Estados de la lista del registro, y las organizaciones si el tratado las admite; una decisión prevalece sobre la lista.
    [paper] El día en que se recibe el papel.
    [first_receipt] El día en que se recibe por primera vez, en cualquier forma.
    [correction_recomputes] Una corrección elimina la fecha errónea desde el principio y todo se calcula de nuevo.
    [beside_computed] Se muestra junto a la fecha calculada y nunca la sustituye.
    [all_that_were_party] Cuando han denunciado todos sus Estados miembros que estaban obligados.
   *[every_member_literally] Cuando ha denunciado cada Estado miembro, y por tanto nunca mientras haya entre ellos uno que no estaba obligado.
}
