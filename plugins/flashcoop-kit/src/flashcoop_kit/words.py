"""The texts of the kit, (French, English). The documents themselves are in French: see `templates`."""

from __future__ import annotations

__all__ = ["TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "refusal-no-weasyprint": (
        "Le PDF a besoin de WeasyPrint et de Pango, absents ici. Installez «\u00a0flashcoop-kit[pdf]\u00a0» et, sous Debian, libpango-1.0-0 et libpangoft2-1.0-0\u00a0; ou faites seulement les DOCX\u00a0: --format docx.",
        "PDF needs WeasyPrint and Pango, which are not here. Install `flashcoop-kit[pdf]` and, on Debian, libpango-1.0-0 and libpangoft2-1.0-0; or make the DOCX files alone: --format docx.",
    ),
    "family-communication": ("la communication", "communication"),
    "family-partners": ("la CAE et les partenaires", "the host and partners"),
    "family-evaluation": ("l'évaluation", "evaluation"),
    "communique-de-presse": ("Communiqué de presse", "Press release"),
    "dossier-de-presse": ("Dossier de presse", "Press kit"),
    "brief-photographe": ("Brief du photographe amateur", "The amateur photographer's brief"),
    "cession-droits-auteur": ("Cession de droits d'auteur", "Assignment of author's rights"),
    "kakemono-banderole": ("Kakemono et banderole", "Roll-up and banner"),
    "guide-du-partenaire": ("Guide du partenaire", "The partner's guide"),
    "fiche-participant": ("Fiche de renseignement", "Participant sheet"),
    "fichier-de-suivi": ("Fichier de suivi", "Tracking sheet"),
    "fiche-de-collecte": ("Fiche de collecte des données", "Data collection sheet"),
    "autorisation-image": ("Autorisation d'image", "Image rights authorisation"),
    "attestation-participation": ("Attestation de participation", "Certificate of participation"),
    "livret-competences": ("Livret de compétences", "Skills booklet"),
    "guide-entretien": ("Guide d'entretien", "Interview guide"),
    "grille-appreciation": ("Grille d'appréciation", "Appreciation grid"),
    "questionnaire-animateurs": ("Questionnaires de l'équipe d'animation", "Facilitators' questionnaires"),
    "questionnaire-partenaires": ("Questionnaires des partenaires", "Partners' questionnaires"),
    "questionnaire-participants-froid": (
        "Questionnaire des participants, à froid",
        "Participants' questionnaire, months later",
    ),
}
