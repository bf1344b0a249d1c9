# Lo que se inserta en otros sitios: el marco, el componente, las imágenes; y la página donde se elige.

widget-count = { PLURAL($threshold) ->
    [one] { $counted } de { $threshold } instrumento
   *[other] { $counted } de { $threshold } instrumentos
}
widget-count-met = { $counted } instrumentos; se requerían { $threshold }
widget-badge = { $counted } de { $threshold }
widget-threshold = umbral: { $threshold }
widget-pending = { PLURAL($threshold) ->
    [one] No está en vigor: debe depositarse { $threshold } instrumento
   *[other] No está en vigor: deben depositarse { $threshold } instrumentos
}
widget-pending-further = { PLURAL($threshold) ->
    [one] No está en vigor: se requieren { $threshold } instrumento y otras condiciones
   *[other] No está en vigor: se requieren { $threshold } instrumentos y otras condiciones
}
widget-reached = Entrará en vigor el { $date }
widget-in-force = En vigor desde el { $date }
widget-bound = { PLURAL($bound) ->
    [one] { $bound } parte
   *[other] { $bound } partes
}
widget-signatories = { $signatories ->
    [0] { $signatories } signatarios
   *[other] { PLURAL($signatories) ->
        [one] { $signatories } signatario ({ $split })
       *[other] { $signatories } signatarios ({ $split })
    }
}
widget-opens = Se abre a la firma el { $date }
widget-closes = Último día para la firma: { $date }
widget-enters = Entrada en vigor: { $date }
widget-days = { $days ->
    [0] hoy
   *[other] { PLURAL($days) ->
        [one] dentro de { $days } día
       *[other] dentro de { $days } días
    }
}
widget-countdown = {" "}({ $days })
widget-entry = { $pinned ->
    [yes] , en el asiento { $entry }
   *[no] {""}
}
widget-as-of = { $time ->
    [projected] Proyección al { $date }{ widget-entry }
   *[reached] Al { $date }{ widget-entry }
}
widget-until = Registro completo solo hasta el { $date }
widget-qualified = Hay precisiones importantes en la página del tratado.
widget-more = Detalles
widget-away = No se puede acceder al servicio. Esta es su última respuesta, a la fecha indicada.
widget-frame = { $treaty }: progreso hacia la entrada en vigor

widget-choose-title = Insertar el progreso de un tratado
widget-choose-intro = Para cualquier sitio: exacto al día, sin cookies, sin seguimiento y sin peticiones a ningún otro servidor.
widget-choose-treaty = Tratado
widget-choose-form = Forma
widget-choose-frame = Marco
widget-choose-component = Componente web
widget-choose-badge = Distintivo
widget-choose-picture = Imagen
widget-choose-shield = Distintivo de shields.io
widget-choose-size = Tamaño
widget-choose-small = Pequeño
widget-choose-medium = Mediano
widget-choose-large = Grande
widget-choose-language = Idioma
widget-choose-theme = Colores
widget-choose-light = Claros
widget-choose-dark = Oscuros
widget-choose-auto = Según la preferencia del lector
widget-choose-show = Mostrar el código
widget-choose-code = Código para copiar
widget-choose-preview = Vista previa
widget-choose-no-preview = No hay vista previa: este distintivo lo dibuja shields.io, otro servidor, al que esta página no hace peticiones. Los navegadores de sus lectores sí se las harían.
widget-choose-policy = Si su sitio tiene una política de seguridad de contenido (CSP), debe permitir esto:
