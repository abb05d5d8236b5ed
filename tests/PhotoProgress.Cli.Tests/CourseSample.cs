namespace PhotoProgress.Cli.Tests;

/// <summary>A small course.json.</summary>
internal static class CourseSample
{
    /// <summary>One session on 2026-01-10; every photo is a front view, the first taken before it.</summary>
    public static string Json(params (string File, string Date)[] photos) => $$"""
        {
          "schema": "photoprogress.course/1",
          "client": "C-017",
          "plan": { "modality": "microneedling", "needleDepthMm": 1.5, "sessions": 1 },
          "sessions": ["2026-01-10"],
          "photos": [{{string.Join(", ", photos.Select((photo, i) => $$"""
            { "file": "{{photo.File}}", "date": "{{photo.Date}}", "view": "front", "timing": "{{(i == 0 ? "pre-session" : "follow-up")}}" }
            """))}}]
        }
        """;
}
