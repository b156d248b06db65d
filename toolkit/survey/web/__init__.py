"""The web form: one self-contained HTML file a form, which works from a USB stick and sends nothing anywhere."""

from toolkit.survey.web.page import export_web, losses

__all__ = ["export_web", "losses"]
