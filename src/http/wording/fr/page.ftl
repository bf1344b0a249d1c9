# Ce qui entoure le contenu de chaque page.

page-skip = Aller au contenu
page-languages = Langues
page-progress = Progression
page-explain = Pourquoi cette date
page-table = Tableau à imprimer
page-live = Tableau en direct
page-embed = Intégrer
page-home = Vers la première page
page-authority = Ce registre n’est pas celui du dépositaire. Seule la publication du dépositaire, le Recueil des Traités des Nations Unies, fait foi.
page-stamp = Au { $date }, à l’entrée { $entry } du registre.
page-recorded = Dernière entrée : { $at }.
page-complete-until = Le registre de ce traité n’est complet que jusqu’au { $date } ; des actes postérieurs peuvent manquer.
page-problem = Cette page ne peut pas être affichée
page-near = Cherchiez-vous l’un de ces participants ?
