// SPDX-FileCopyrightText: 2026 Postilla contributors
// SPDX-License-Identifier: MIT

import com.adobe.epubcheck.tool.EpubChecker;

/** Checks many books in one run of Java: EPUBCheck itself takes one, and reads all schemas first. */
class EpubChecks {
  /** Takes the path of a book and that of its report, and so on in turn. */
  public static void main(String[] paths) {
    for (int at = 0; at < paths.length; at += 2) {
      new EpubChecker().run(new String[] {paths[at], "--json", paths[at + 1], "--quiet"});
    }
  }
}
