-- Stages of a lead report's nested flow, in order: reached counts from 1.
-- Parameters: none
['acquired', 'transferred', 'taken_up', 'conversion_1', 'conversion_2', 'final']
