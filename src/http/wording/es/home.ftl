# La página de un tratado.

home-instruments-note = de ratificación, aceptación, aprobación o adhesión, depositados
home-bar = { $counted } instrumentos depositados de { $threshold }
home-threshold = umbral
home-signatories-label = Signatarios
home-contracting-states-label = Estados y organizaciones contratantes
home-parties-label = Partes
home-parties-none = No hay partes antes de la entrada en vigor.
home-dates = Fechas importantes
home-signature-opens = Apertura a la firma
home-signature-closes = Último día para firmar
home-entry-into-force = Entrada en vigor
home-no-date = Aún sin fecha
home-no-date-note = Depende de los instrumentos que faltan por depositar, y de nada más.
home-article = artículo { $article }
home-today = Hoy
home-why = Por qué esta fecha
home-unverified = Esta cláusula no se ha cotejado con la copia certificada conforme.
home-chart = Firmas e instrumentos a lo largo del tiempo
home-chart-text = Líneas del número de signatarios y de los instrumentos que cuentan, del { $from } al { $until }. El umbral es { $threshold }.
home-chart-instruments = Instrumentos que cuentan
home-chart-neighbours = Instrumentos de otros tratados, el mismo día desde su apertura
home-chart-table = Las cifras en un cuadro
home-day = Día
home-groups = Por grupo regional
home-group = Grupo regional
home-group-members = Miembros
home-recent = Actos recientes
home-recent-none = No consta ningún acto hasta esta fecha.
home-participants = Participantes
home-search = Buscar
home-status = Estado
home-every-status = Todos los estados
home-every-group = Todos los grupos
home-sort = Orden
home-sort-name = Por nombre
home-sort-signature = Por fecha de firma
home-sort-consent = Por fecha de depósito
home-apply = Mostrar
home-participant = Participante
home-signature = Firma
home-consent = Consentimiento en obligarse
home-effect = En vigor para él
home-nobody = Ningún resultado.
home-as-of = A fecha de
home-data = Datos
home-calendar = Calendario
home-feed = Canal
home-cite = Cítese como
home-updated = El registro ha cambiado; la página muestra el nuevo estado.

home-of-instruments = { PLURAL($threshold) ->
    [one] de { $threshold } instrumento
   *[other] de { $threshold } instrumentos
}
home-remaining = { $remaining ->
    [0] Se ha alcanzado el umbral.
   *[other] { PLURAL($remaining) ->
        [one] Falta { $remaining } instrumento.
       *[other] Faltan { $remaining } instrumentos.
    }
}
home-un-members = { PLURAL($number) ->
    [one] { $number } Estado Miembro de las Naciones Unidas
   *[other] { $number } Estados Miembros de las Naciones Unidas
}
home-observers = { PLURAL($number) ->
    [one] { $number } Estado observador
   *[other] { $number } Estados observadores
}
home-other-states = { PLURAL($number) ->
    [one] { $number } Estado más
   *[other] { $number } Estados más
}
home-in-days = { PLURAL($days) ->
    [one] dentro de { $days } día
   *[other] dentro de { $days } días
}
home-days-ago = { PLURAL($days) ->
    [one] hace { $days } día
   *[other] hace { $days } días
}
