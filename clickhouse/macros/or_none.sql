-- A text, or (none) where it is empty.
-- Parameters: text
if(empty({{text}}), '(none)', {{text}})
