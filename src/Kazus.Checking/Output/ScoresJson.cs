using System.Text.Json;
using Kazus.Checking.Scores;

namespace Kazus.Checking.Output;

/// <summary>The scores of a case as the property <c>scores</c> of <c>kazus case ID --json</c>.</summary>
public static class ScoresJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ScoreReading> scores)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(scores);
        json.WriteStartArray("scores");
        foreach (var score in scores) Write(json, score);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ScoreReading score)
    {
        json.WriteStartObject();
        json.WriteString("score", score.Score);
        json.WriteString("source", score.Source);
        json.WriteString("not_applicable", score.NotApplicable);
        if (score.Least is { } least) json.WriteNumber("low", least);
        else json.WriteNull("low");
        if (score.Most is { } most) json.WriteNumber("high", most);
        else json.WriteNull("high");
        json.WriteString("class", score.Class);
        json.WriteStartArray("possible");
        foreach (var one in score.Possible) json.WriteStringValue(one);
        json.WriteEndArray();
        json.WriteString("stated", score.Stated?.Value.ToString());
        json.WriteString("contradiction", score.Contradiction);
        json.WriteStartArray("items");
        foreach (var item in score.Items)
        {
            json.WriteStartObject();
            json.WriteString("item", item.Item.Id);
            json.WriteString("asks", item.Item.Asks);
            json.WriteNumber("low", item.Least);
            json.WriteNumber("high", item.Most);
            json.WriteString("words", item.Words);
            json.WriteString("claim", item.From?.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
