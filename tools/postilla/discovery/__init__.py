# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
"""What programs find an edition by: values of the model in, files and properties out, no docutils.

``head`` gives the properties in the head of the title page; ``sitemap``, ``opensearch``, ``atom``
and ``opds`` a file each. The files name addresses, so that they are made for an edition with a site
alone; ``files`` has them in one table, and says which are left out.
"""
