namespace Stazh.Learn.Features.Diagnostics;

/// <summary>The answers of one screen as the form without a script sends them: choice by item.</summary>
public sealed class ScreenInput
{
    public Dictionary<string, int?> Answers { get; set; } = [];
}
