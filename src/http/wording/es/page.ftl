# Lo que rodea el contenido de cada página.

page-skip = Ir al contenido
page-languages = Idiomas
page-progress = Progreso
page-explain = Por qué esta fecha
page-table = Cuadro para imprimir
page-live = Panel en directo
page-embed = Insertar
page-home = A la primera página
page-authority = Este registro no es el del depositario. Solo la publicación del propio depositario, la Colección de Tratados de las Naciones Unidas, da fe.
page-stamp = A fecha de { $date }, en el asiento { $entry } del registro.
page-recorded = Último asiento: { $at }.
page-complete-until = El registro de este tratado solo está completo hasta el { $date }; pueden faltar actos posteriores.
page-problem = No se puede mostrar esta página
page-near = ¿Buscaba uno de estos participantes?
